// The letter editor: the letter's own small set of blocks, over a textarea with their canonical form.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Extension, Gapcursor, Heading, History, Italic, Link, ListItem,
  OrderedList, Paragraph, Text, initializeEditors,
} from "django-prose-editor/editor"
import { desk, later, make } from "letter/asking"
import { Chip, ChipsOfText, told, withoutChips } from "letter/chips"
import { Completing } from "letter/completing"
import { FootnoteMark, FootnoteText, Footnotes, leaveFootnote } from "letter/footnotes"
import { Pasting } from "letter/pasting"
import { Sources, borrowed, words } from "letter/sources"
import { addToolbar, link } from "letter/toolbar"

const BLOCKS = ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem"]
export const editors = new Map() // by the id of the textarea

// Language and direction of a block survive, whoever set them.
const LanguageOfBlocks = Extension.create({
  name: "languageOfBlocks",
  addGlobalAttributes() {
    const kept = (name) => ({ default: null, parseHTML: (element) => element.getAttribute(name) })
    return [{ types: BLOCKS, attributes: { lang: kept("lang"), dir: kept("dir") } }]
  },
})

const Keys = Extension.create({
  name: "keys",
  priority: 50,
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      "Alt-F10": () => toBar(editor),
      Escape: () => leaveFootnote(editor) || toBar(editor),
      "Mod-k": () => { link(editor); return true },
    }
  },
})

function toBar(editor) {
  editor.bar?.focus()
  return Boolean(editor.bar)
}

// What the letter's own page can do without: no attributes of lists but where they start, no link without a safe address.
const Numbered = OrderedList.extend({ addNodeView: () => null, addAttributes: () => ({ start: { default: 1, parseHTML: (element) => element.start || 1, renderHTML: ({ start }) => (start === 1 ? {} : { start }) } }) })
const SafeLink = Link.extend({ addKeyboardShortcuts: () => ({}) })

function createEditor(textarea) {
  if (textarea.closest(".prose-editor")) return null
  const element = make("div", { class: "prose-editor letter-editor" })
  textarea.before(element)
  element.append(textarea)
  const label = textarea.labels[0]
  if (label && !label.id) label.id = `${textarea.id}_label`
  const editor = new Editor({
    element,
    editable: !textarea.disabled,
    content: textarea.value,
    editorProps: { attributes: {
      id: `${textarea.id}_editor`, role: "textbox", "aria-multiline": "true", spellcheck: "true", lang: desk?.language ?? "",
      dir: desk?.direction ?? "auto", "aria-labelledby": label?.id ?? "", "aria-describedby": `${textarea.id}_helptext`,
    } },
    extensions: [
      Document, Dropcursor, Gapcursor, Paragraph, Text, History, Bold, Italic, Heading.configure({ levels: [2, 3] }), BulletList,
      Numbered, ListItem, Blockquote, SafeLink.configure({ enableTarget: false, openOnClick: false, protocols: ["https", "http", "mailto"] }),
      FootnoteMark, FootnoteText, Footnotes, LanguageOfBlocks, Chip, ChipsOfText, Completing, Sources, Pasting, Keys,
    ],
  })
  label?.addEventListener("click", () => editor.commands.focus())
  element.prepend(make("p", { class: "notice", role: "status", hidden: true }))
  editor.bar = addToolbar(editor, element)
  keepTextarea(editor, textarea)
  explain(editor, element)
  editors.set(textarea.id, editor)
  return editor
}

// Whole blocks: in place of an empty paragraph, else behind the block in which the cursor stands, before the notes.
export function insertBlocks(editor, html) {
  const { doc, selection: { $from } } = editor.state
  const block = $from.depth ? $from.node(1) : null
  let from = $from.depth ? $from.after(1) : doc.content.size
  let to = from
  if (block?.type.name === "paragraph" && !block.content.size) from = $from.before(1)
  if (block?.type.name === "footnoteText" || !block) {
    from = doc.content.size
    doc.forEach((node, at) => { if (node.type.name === "footnoteText") from = Math.min(from, at) })
    to = from
  }
  editor.chain().focus().insertContentAt({ from, to }, html, { updateSelection: true }).scrollIntoView().run()
}

// Writing fifty pages anew at each key is slow: the textarea follows when typing pauses, and whenever the form is read.
function keepTextarea(editor, textarea) {
  const write = () => {
    const html = withoutChips(editor.getHTML())
    textarea.value = /^<(\w+)(\s[^>]*)?><\/\1>$/.test(html) ? "" : html
  }
  const follow = later(400, write)
  editor.on("update", ({ transaction }) => {
    if (transaction.getMeta("chips")) return // the same words, shown in another way
    follow()
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  })
  const form = textarea.form
  form?.addEventListener("submit", write, { capture: true })
  form?.addEventListener("formdata", (event) => {
    write()
    event.formData.set(textarea.name, textarea.value)
  })
}

// What stands where the cursor is: the value of a placeholder, the origin of a paragraph.
function explain(editor, element) {
  const line = make("p", { class: "explained", role: "status" })
  element.append(line)
  editor.on("selectionUpdate", () => {
    const { $from, node } = editor.state.selection
    const near = [node, $from.nodeBefore, $from.nodeAfter].find((each) => each?.type.name === "chip")
    const source = near ? null : borrowed(editor.state.doc).find((each) => each.at < $from.pos && $from.pos <= each.at + each.node.nodeSize)
    const text = near ? told(near.attrs.name) : source ? words(source.source) : ""
    if (line.textContent !== text) line.textContent = text
  })
}

// The editor writes its few rules into the page unless it finds a style element of this mark. The security policy would
// refuse them, so they stand in desk-writing.css, and this element, of no namespace and thus no style sheet, holds the place.
const placeholder = document.createElementNS(null, "style")
placeholder.setAttribute("data-tiptap-style", "")
document.head.append(placeholder)

initializeEditors(createEditor, "[data-letter-editor]")
