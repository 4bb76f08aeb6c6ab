// Placeholders as chips: {campaign.title} is one sign, with what it means and what it stands for today.
import { Extension, Node, pm } from "django-prose-editor/editor"
import { fields, say } from "letter/asking"

const NAME = /\{([a-z_]+(?:\.[a-z_]+)*)\}/g

export function known(name) {
  return fields.find((each) => each.name === name)
}

// The known name that differs by the fewest letters, or null if all are far.
export function nearest(name) {
  const near = fields.map((each) => [distance(name, each.name), each.name]).sort((one, two) => one[0] - two[0])[0]
  return near && near[0] <= Math.max(3, name.length / 2) ? near[1] : null
}

export function told(name) {
  const field = known(name)
  if (field) return field.value ? say("chipNow", field.meaning, field.value) : say("chipEmpty", field.meaning)
  if (!fields.length) return ""
  const near = nearest(name)
  return near ? say("chipNear", `{${name}}`, `{${near}}`) : say("chipUnknown", `{${name}}`)
}

function distance(one, two) {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= two.length; to += 1) {
      next.push(Math.min(next[to - 1] + 1, row[to] + 1, row[to - 1] + (one[at - 1] === two[to - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[two.length]
}

export const Chip = Node.create({
  name: "chip",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ name: { default: "", parseHTML: (element) => element.dataset.placeholder, renderHTML: () => ({}) } }),
  parseHTML: () => [{ tag: "span[data-placeholder]" }],
  renderHTML: ({ node }) => ["span", { "data-placeholder": node.attrs.name }, `{${node.attrs.name}}`],
  renderText: ({ node }) => `{${node.attrs.name}}`,
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("span")
      const isUnknown = fields.length > 0 && !known(node.attrs.name)
      dom.className = isUnknown ? "chip unknown" : "chip"
      dom.dataset.placeholder = node.attrs.name
      dom.textContent = `{${node.attrs.name}}`
      dom.title = told(node.attrs.name)
      return { dom }
    }
  },
})

// Whatever brings a name in braces into the text, by typing, pasting or loading, it becomes a chip.
export const ChipsOfText = Extension.create({
  name: "chipsOfText",
  onCreate() {
    this.editor.view.dispatch(this.editor.state.tr.setMeta("chips", true).setMeta("addToHistory", false))
  },
  addProseMirrorPlugins() {
    return [new pm.state.Plugin({
      appendTransaction(transactions, _before, state) {
        if (!transactions.some((each) => each.docChanged || each.getMeta("chips"))) return null
        const change = chipsOf(state)
        if (change && transactions.some((each) => each.getMeta("chips"))) change.setMeta("addToHistory", false)
        return change
      },
    })]
  },
})

function chipsOf(state) {
  const found = []
  state.doc.descendants((node, position) => {
    if (!node.isText || !node.text.includes("}")) return
    for (const match of node.text.matchAll(NAME)) {
      found.push([position + match.index, position + match.index + match[0].length, match[1], node.marks])
    }
  })
  if (!found.length) return null
  const change = state.tr
  for (const [from, to, name, marks] of found.reverse()) {
    change.replaceWith(from, to, state.schema.nodes.chip.create({ name }, null, marks))
  }
  return change
}

// What is kept is the name in braces: <span data-placeholder="asks">{asks}</span> is how the editor shows it.
export function withoutChips(html) {
  return html.replace(/<span data-placeholder="[a-z_.]*">(\{[a-z_.]*\})<\/span>/g, "$1")
}
