// Where a paragraph was borrowed: its mark goes with it through editing, and a note stands beside it in the margin.
import { Extension, pm } from "django-prose-editor/editor"
import { later, make, say } from "letter/asking"

const TYPES = ["paragraph", "listItem", "blockquote"]

// The notes as the server wrote them, by the number of what was taken over.
export const notes = new Map([...document.querySelectorAll("#sources .source")].map((each) => [each.id.slice("source-".length), each]))

export function addNote(source, html) {
  const note = new DOMParser().parseFromString(html, "text/html").querySelector(".source")
  if (!note) return
  notes.set(String(source), note)
  const list = document.querySelector("#sources ul")
  list?.querySelector(".none")?.remove()
  list?.append(make("li", {}, note.cloneNode(true)))
}

export const Sources = Extension.create({
  name: "sources",
  addGlobalAttributes: () => [{
    types: TYPES,
    attributes: {
      source: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-source"),
        renderHTML: ({ source }) => (source ? { "data-source": source } : {}),
      },
    },
  }],
  // A new paragraph behind a borrowed one is the writer's own; one split in two stays borrowed in both halves.
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { empty, $from } = this.editor.state.selection
        const isOwn = empty && $from.parent.attrs.source && $from.parentOffset === $from.parent.content.size
        if (!isOwn || $from.depth > 1 || !$from.parentOffset) return false
        return this.editor.chain().splitBlock().updateAttributes("paragraph", { source: null }).run()
      },
    }
  },
  addProseMirrorPlugins: () => [new pm.state.Plugin({
    view: (view) => new Margin(view),
    props: {
      decorations: ({ doc }) => pm.view.DecorationSet.create(doc, borrowed(doc).map((each) => (
        pm.view.Decoration.node(each.at, each.at + each.node.nodeSize, { class: "borrowed", title: words(each.source) })
      ))),
    },
  })],
})

export function borrowed(doc) {
  const found = []
  doc.descendants((node, at) => {
    if (node.attrs.source) found.push({ node, at, source: String(node.attrs.source) })
    return !node.isTextblock
  })
  return found
}

export function words(source) {
  const note = notes.get(source)
  return note ? say("takenFrom", note.textContent.trim().replace(/\s+/g, " ")) : ""
}

class Margin {
  constructor(view) {
    this.view = view
    this.column = make("div", { class: "margin", role: "group", "aria-label": say("margin") })
    view.dom.after(this.column)
    this.place = later(60, () => this.show())
    this.watch = new ResizeObserver(() => this.place())
    this.watch.observe(view.dom)
    this.place()
  }

  update(view, before) {
    if (view.state.doc !== before.doc) this.place()
  }

  // One note for paragraphs of one origin that follow each other; notes never cover each other.
  show() {
    const shown = []
    let last = null
    for (const each of borrowed(this.view.state.doc)) {
      const isNext = last && last.source === each.source && each.at <= last.end + 1
      if (!isNext && notes.has(each.source)) shown.push(each)
      last = { source: each.source, end: each.at + each.node.nodeSize }
    }
    const wanted = shown.map((each) => each.source).join(" ")
    if (this.column.dataset.shows !== wanted) {
      this.column.dataset.shows = wanted
      this.column.replaceChildren(...shown.map(({ source }) => copy(source)))
    }
    this.view.dom.parentElement.classList.toggle("has-margin", shown.length > 0)
    this.column.style.top = `${this.view.dom.offsetTop}px`
    const top = this.view.dom.getBoundingClientRect().top
    let free = 0
    shown.forEach((each, index) => {
      const block = this.view.nodeDOM(each.at)
      const note = this.column.children[index]
      if (!(block instanceof HTMLElement)) return
      const wantedTop = Math.max(free, block.getBoundingClientRect().top - top)
      note.style.top = `${wantedTop}px`
      free = wantedTop + note.offsetHeight + 4
    })
  }

  destroy() {
    this.watch.disconnect()
    this.place.cancel()
    this.column.remove()
  }
}

function copy(source) {
  const note = notes.get(source).cloneNode(true)
  note.removeAttribute("id")
  for (const link of note.querySelectorAll("a")) {
    link.target = "_blank"
    link.rel = "noopener"
  }
  return note
}
