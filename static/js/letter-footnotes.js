// Footnotes: a mark in the text and its note at the end belong together; both are numbered as they are printed.
import { Extension, Node, mergeAttributes, pm } from "django-prose-editor/editor"
import { notice, say } from "letter/asking"

const key = { key: { default: "", parseHTML: (element) => element.getAttribute("data-footnote") || "", renderHTML: () => ({}) } }

// The mark in the text: <sup data-footnote="1"></sup>, one indivisible sign.
export const FootnoteMark = Node.create({
  name: "footnoteMark",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => key,
  parseHTML: () => [{ tag: "sup[data-footnote]", priority: 100 }],
  renderHTML: ({ node, HTMLAttributes }) => ["sup", mergeAttributes(HTMLAttributes, { "data-footnote": node.attrs.key })],
})

// The note itself, at the end of the text: <aside data-footnote="1"><p>…</p></aside>.
export const FootnoteText = Node.create({
  name: "footnoteText",
  group: "block",
  content: "paragraph+",
  defining: true,
  isolating: true,
  addAttributes: () => key,
  parseHTML: () => [{ tag: "aside[data-footnote]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-footnote": node.attrs.key }), 0],
})

export const Footnotes = Extension.create({
  name: "footnotes",
  addProseMirrorPlugins: () => [new pm.state.Plugin({ appendTransaction: together(), props: { decorations: numbers } })],
})

function read(doc) {
  const marks = [], notes = []
  doc.descendants((node, at) => {
    if (node.type.name === "footnoteMark") marks.push({ key: node.attrs.key, at, node })
    if (node.type.name === "footnoteText") notes.push({ key: node.attrs.key, at, node })
  })
  return { marks, notes }
}

// A mark that goes takes its note with it, and the reverse; a mark that comes back, by pasting, brings its note again.
function together() {
  const gone = new Map()
  return (transactions, before, state) => {
    if (!transactions.some((each) => each.docChanged) || transactions.some((each) => each.getMeta("history$"))) return null
    const was = read(before.doc), now = read(state.doc)
    if (!was.marks.length && !was.notes.length && !now.marks.length) return null
    const has = (list, wanted) => list.some((each) => each.key === wanted)
    const change = state.tr
    for (const note of was.notes) if (!has(now.notes, note.key) || !has(now.marks, note.key)) gone.set(note.key, note.node)
    const going = [
      ...now.notes.filter((each) => has(was.marks, each.key) && !has(now.marks, each.key)),
      ...now.marks.filter((each) => has(was.notes, each.key) && !has(now.notes, each.key)),
    ]
    for (const each of going.sort((one, two) => two.at - one.at)) change.delete(each.at, each.at + each.node.nodeSize)
    const coming = now.marks.filter((each) => !has(was.marks, each.key) && !has(now.notes, each.key) && gone.has(each.key))
    for (const each of coming) change.insert(change.doc.content.size, gone.get(each.key))
    if (going.length) notice(say("noteGone"))
    return change.docChanged ? change : null
  }
}

function numbers(state) {
  const { marks, notes } = read(state.doc)
  const order = [...new Set(marks.map((each) => each.key))]
  const shown = [...marks, ...notes].map((each) => {
    const number = order.indexOf(each.key) + 1
    const said = number ? say("noteNumber", number) : say("noteAlone")
    const attributes = { "data-number": number || "–", role: each.node.isBlock ? "note" : "img", "aria-label": said }
    return pm.view.Decoration.node(each.at, each.at + each.node.nodeSize, attributes)
  })
  return pm.view.DecorationSet.create(state.doc, shown)
}

// Puts a mark where the cursor is and the cursor into its note, which stands among the others in their order.
export function insertFootnote(editor) {
  const { marks, notes } = read(editor.state.doc)
  const taken = new Set([...marks, ...notes].map((each) => each.key))
  let number = 1
  while (taken.has(String(number))) number += 1
  const attrs = { key: String(number) }
  const { $to } = editor.state.selection
  if ($to.node(1)?.type.name === "footnoteText") return false
  const next = marks.filter((each) => each.at >= $to.pos).map((each) => notes.find((note) => note.key === each.key)).find(Boolean)
  const { schema, tr } = editor.state
  tr.insert($to.pos, schema.nodes.footnoteMark.create(attrs))
  const place = next ? tr.mapping.map(next.at) : tr.doc.content.size
  tr.insert(place, schema.nodes.footnoteText.create(attrs, schema.nodes.paragraph.create()))
  tr.setSelection(pm.state.TextSelection.near(tr.doc.resolve(place + 2))).scrollIntoView()
  editor.view.dispatch(tr)
  editor.view.focus()
  return true
}

// From a note back behind its mark in the text; false when the cursor stands in no note.
export function leaveFootnote(editor) {
  const note = editor.state.selection.$from.node(1)
  if (note?.type.name !== "footnoteText") return false
  const mark = read(editor.state.doc).marks.find((each) => each.key === note.attrs.key)
  if (!mark) return false
  editor.chain().focus().setTextSelection(mark.at + 1).scrollIntoView().run()
  return true
}
