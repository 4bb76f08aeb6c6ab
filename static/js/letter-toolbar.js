// The row of buttons above the text: reached by Tab or Alt+F10, moved in by arrows, left by Escape.
import { updateAttrsDialog } from "django-prose-editor/editor"
import { desk, make, notice, say } from "letter/asking"
import { insertFootnote } from "letter/footnotes"

const BUTTONS = [
  [["bold", "B", "Mod+B", (chain) => chain.toggleBold(), ["bold"]], ["italic", "I", "Mod+I", (chain) => chain.toggleItalic(), ["italic"]], ["link", "", "Mod+K", null, ["link"]]],
  [["heading", "", "", (chain) => chain.toggleHeading({ level: 2 }), ["heading", { level: 2 }]], ["subheading", "", "", (chain) => chain.toggleHeading({ level: 3 }), ["heading", { level: 3 }]], ["quotation", "", "", (chain) => chain.toggleBlockquote(), ["blockquote"]]],
  [["bullets", "", "", (chain) => chain.toggleBulletList(), ["bulletList"]], ["numbers", "", "", (chain) => chain.toggleOrderedList(), ["orderedList"]]],
  [["footnote", "", "", null, null], ["field", "", "{", null, null], ["asks", "", "", null, null]],
  [["undo", "↶", "Mod+Z", (chain) => chain.undo(), null], ["redo", "↷", "Mod+Y", (chain) => chain.redo(), null]],
]

export function addToolbar(editor, place) {
  const bar = make("div", { role: "toolbar", class: "letter-bar", "aria-label": say("toolbar"), "aria-controls": editor.view.dom.id })
  const acts = { link: () => link(editor), footnote: () => insertFootnote(editor), field: () => editor.chain().focus().insertContent(" {").run(), asks: (button) => asks(editor, button) }
  for (const group of BUTTONS) {
    const box = make("div", { class: "group" })
    for (const [name, sign, keys, run, active] of group) {
      if (name === "asks" && !desk?.asks || name === "field" && !desk) continue
      const button = make("button", { type: "button", class: `step tool-${name}`, tabindex: "-1", text: sign || say(name), "aria-label": say(name), title: keys ? `${say(name)} (${keys.replace("Mod", mod())})` : say(name), "aria-pressed": active ? "false" : null, "aria-haspopup": name === "asks" ? "menu" : null })
      button.addEventListener("mousedown", (event) => event.preventDefault())
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") === "true") return
        if (run) run(editor.chain().focus()).run()
        else acts[name](button)
      })
      Object.assign(button, { active })
      box.append(button)
    }
    bar.append(box)
  }
  place.prepend(bar)
  const all = [...bar.querySelectorAll("button")]
  all[0].tabIndex = 0
  bar.addEventListener("keydown", (event) => move(event, all, () => editor.commands.focus()))
  const show = () => {
    for (const button of all) if (button.active) button.setAttribute("aria-pressed", String(editor.isEditable && editor.isActive(...button.active)))
    for (const name of ["undo", "redo"]) bar.querySelector(`.tool-${name}`).setAttribute("aria-disabled", String(!editor.isEditable || !editor.can()[name]()))
    bar.classList.toggle("off", !editor.isEditable)
  }
  editor.on("transaction", show)
  document.addEventListener("letter:writing", show)
  show()
  return { focus: () => (all.find((each) => each.tabIndex === 0) ?? all[0]).focus(), show }
}

const mod = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl")

// One stop for Tab; arrows go from button to button, in a right-to-left page the other way round.
function move(event, all, leave) {
  const at = all.indexOf(document.activeElement)
  const isRtl = document.documentElement.dir === "rtl"
  const steps = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1, Home: -at, End: all.length - 1 - at }
  if (event.key === "Escape") leave()
  if (at < 0 || !(event.key in steps)) return
  event.preventDefault()
  const next = all[(at + steps[event.key] + all.length) % all.length]
  for (const each of all) each.tabIndex = each === next ? 0 : -1
  next.focus()
}

export async function link(editor) {
  const properties = { href: { type: "string", title: say("linkAddress"), required: true } }
  const was = editor.getAttributes("link")
  const remove = { text: say("linkRemove"), handler: (_values, form) => { form.closest("dialog").close(); editor.chain().focus().extendMarkRange("link").unsetLink().run() } }
  const attrs = await updateAttrsDialog(properties, { title: say("link"), submitText: say("take"), actions: was.href ? [remove] : [] })(editor, was)
  editor.commands.focus()
  if (!attrs?.href) return
  const href = /^(https?:|mailto:)/i.test(attrs.href) ? attrs.href : attrs.href.includes("@") ? `mailto:${attrs.href}` : `https://${attrs.href}`
  const chain = editor.chain().focus()
  if (editor.state.selection.empty && !was.href) chain.insertContent({ type: "text", text: attrs.href, marks: [{ type: "link", attrs: { href } }] }).run()
  else chain.extendMarkRange("link").setLink({ href }).run()
}

// All asks as the numbered list that is filled in when the letter is printed, or the words of one of them.
function asks(editor, button) {
  const menu = make("div", { role: "menu", class: "choices", "aria-label": say("asks") })
  let isOpen = true // the browser tells of the focus that goes while the menu is being removed
  const close = () => {
    if (!isOpen) return
    isOpen = false
    menu.remove()
    button.setAttribute("aria-expanded", "false")
  }
  const item = (text, run) => {
    const made = make("button", { type: "button", role: "menuitem", tabindex: "-1", text })
    made.addEventListener("click", () => { close(); run() })
    menu.append(made)
  }
  item(say("asksAll"), () => editor.chain().focus().insertContent([{ type: "paragraph", content: [{ type: "chip", attrs: { name: "asks" } }] }]).run())
  for (const ask of desk.asks) item(ask.label, () => insertAsk(editor, ask))
  if (!desk.asks.length) notice(say("asksNone"))
  button.after(menu)
  button.setAttribute("aria-expanded", "true")
  const items = [...menu.children]
  items[0].focus()
  menu.addEventListener("keydown", (event) => {
    event.stopPropagation()
    const at = items.indexOf(document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined) { event.preventDefault(); items[(to + items.length) % items.length].focus() }
    if (event.key === "Escape") { event.preventDefault(); close(); button.focus() }
    if (event.key === "Tab") close()
  })
  menu.addEventListener("focusout", (event) => { if (!menu.contains(event.relatedTarget)) close() })
}

function insertAsk(editor, ask) {
  const paragraph = { type: "paragraph", content: [{ type: "text", text: `${ask.label}: `, marks: [{ type: "bold" }] }, { type: "text", text: ask.text }] }
  const item = { type: "listItem", content: [paragraph] }
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "listItem") return editor.chain().focus().insertContentAt($from.after(depth), item).run()
  }
  return editor.chain().focus().insertContent({ type: "orderedList", content: [item] }).run()
}
