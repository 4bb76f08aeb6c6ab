// The letter editor: the letter's own small set of blocks, footnotes kept, placeholders left as text.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Extension, Gapcursor, Heading, History, Italic, Link, ListItem,
  Menu, Node, NoSpellCheck, OrderedList, Paragraph, Text, createTextareaEditor, gettext, initializeEditors, mergeAttributes,
} from "django-prose-editor/editor"

const BLOCKS = ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem"]

const key = { key: { default: "", parseHTML: (element) => element.getAttribute("data-footnote") || "", renderHTML: () => ({}) } }

// The mark in the text: <sup data-footnote="1"></sup>, one indivisible sign.
const FootnoteMark = Node.create({
  name: "footnoteMark",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => key,
  parseHTML: () => [{ tag: "sup[data-footnote]", priority: 100 }],
  renderHTML: ({ node, HTMLAttributes }) => ["sup", mergeAttributes(HTMLAttributes, { "data-footnote": node.attrs.key })],
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "footnote",
      groups: "footnote",
      button: buttons.text(gettext("Footnote")),
      command: (editor) => insertFootnote(editor),
    })
  },
})

// The note itself, at the end of the text: <aside data-footnote="1"><p>…</p></aside>.
const FootnoteText = Node.create({
  name: "footnoteText",
  group: "block",
  content: "paragraph+",
  defining: true,
  isolating: true,
  addAttributes: () => key,
  parseHTML: () => [{ tag: "aside[data-footnote]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-footnote": node.attrs.key }), 0],
})

// Language and direction of a block survive, whoever set them.
const LanguageOfBlocks = Extension.create({
  name: "languageOfBlocks",
  addGlobalAttributes() {
    const kept = (name) => ({ default: null, parseHTML: (element) => element.getAttribute(name) })
    return [{ types: BLOCKS, attributes: { lang: kept("lang"), dir: kept("dir") } }]
  },
})

function insertFootnote(editor) {
  const taken = new Set()
  editor.state.doc.descendants((node) => { if (node.type.name.startsWith("footnote")) taken.add(node.attrs.key) })
  let number = 1
  while (taken.has(String(number))) number += 1
  const attrs = { key: String(number) }
  editor.chain().focus().insertContent({ type: "footnoteMark", attrs }).run()
  const end = editor.state.doc.content.size
  const note = { type: "footnoteText", attrs, content: [{ type: "paragraph" }] }
  editor.chain().insertContentAt(end, note).focus("end").run()
}

function createEditor(textarea) {
  if (textarea.closest(".prose-editor")) return null
  const groups = [
    { group: "blockType -lists", type: "dropdown", minItems: 2 }, { group: "lists" }, { group: "nodes -blockType -lists" },
    { group: "marks" }, { group: "link" }, { group: "footnote" }, { group: "history" },
  ]
  return createTextareaEditor(textarea, [
    Document, Dropcursor, Gapcursor, Paragraph, Text, History, Menu.configure({ groups }), NoSpellCheck,
    Bold, Italic, Heading.configure({ levels: [2, 3] }), BulletList, OrderedList, ListItem, Blockquote,
    Link.configure({ enableTarget: false, openOnClick: false, protocols: ["https", "http", "mailto"] }),
    FootnoteMark, FootnoteText, LanguageOfBlocks,
  ])
}

// The editor writes its few rules into the page unless it finds a style element of this mark. The security policy would
// refuse them, so they stand in desk-pages.css, and this element, of no namespace and thus no style sheet, holds the place.
const placeholder = document.createElementNS(null, "style")
placeholder.setAttribute("data-tiptap-style", "")
document.head.append(placeholder)

initializeEditors(createEditor, "[data-letter-editor]")

// What was typed is not lost by a click on a link: the browser asks first. Buttons of the form save by themselves.
const workspace = document.querySelector("form#writing")
if (workspace) {
  let isChanged = false
  workspace.addEventListener("input", (event) => { if (event.target.name !== "words") isChanged = true })
  workspace.addEventListener("submit", () => { isChanged = false })
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault() })
}
