// After an opening brace a list of the placeholders: arrows choose, Enter takes, Escape closes.
import { Extension, pm } from "django-prose-editor/editor"
import { fields, make, say, tell } from "letter/asking"

const OPEN = /\{([a-z_.]*)$/i

export const Completing = Extension.create({
  name: "completing",
  priority: 1000, // before Enter makes a paragraph
  addProseMirrorPlugins() {
    if (!fields.length) return []
    return [new pm.state.Plugin({ view: (view) => new List(view), props: { handleKeyDown: (view, event) => view.completing?.key(event) ?? false } })]
  },
})

class List {
  constructor(view) {
    this.view = view
    this.id = `completing-${Math.random().toString(36).slice(2)}`
    this.box = make("ul", { role: "listbox", id: this.id, class: "completing", hidden: true, "aria-label": say("fields") })
    this.closedAt = -1
    view.completing = this
    view.dom.parentElement.append(this.box)
    this.box.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const item = event.target.closest("[role=option]")
      if (item) this.take(item.dataset.name)
    })
    this.leave = () => this.close()
    view.dom.addEventListener("blur", this.leave)
  }

  update() {
    const typed = this.view.editable && this.view.hasFocus() ? this.typed() : null
    if (!typed || typed.from === this.closedAt) {
      if (!typed) this.closedAt = -1
      this.close()
      return
    }
    const words = typed.text.toLowerCase()
    const found = fields.filter((each) => each.name.includes(words) || each.meaning.toLowerCase().includes(words))
    if (!found.length) this.close()
    else this.show(found, typed.from)
  }

  typed() {
    const { $from, empty } = this.view.state.selection
    if (!empty || !$from.parent.isTextblock) return null
    const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 40), $from.parentOffset, null, "￼")
    const match = OPEN.exec(before)
    return match && { text: match[1], from: $from.pos - match[0].length }
  }

  show(found, from) {
    const was = this.box.hidden ? "" : this.chosen()
    this.box.replaceChildren(...found.map((each, index) => make(
      "li", { role: "option", id: `${this.id}-${index}`, "data-name": each.name },
      make("code", { text: `{${each.name}}` }), make("span", { text: each.meaning }), make("small", { text: each.value || say("noValue") }),
    )))
    this.from = from
    this.choose(Math.max(0, found.findIndex((each) => each.name === was)))
    if (!this.box.hidden) return
    this.box.hidden = false
    const at = this.view.coordsAtPos(from)
    const around = this.box.offsetParent.getBoundingClientRect()
    this.box.style.top = `${at.bottom - around.top + 4}px`
    this.box.style.left = `${Math.max(0, Math.min(at.left - around.left, around.width - this.box.offsetWidth - 8))}px`
    this.view.dom.setAttribute("aria-controls", this.id)
    tell(say("fieldsOpen", found.length))
  }

  choose(index) {
    const items = [...this.box.children]
    items.forEach((each, at) => each.setAttribute("aria-selected", String(at === index)))
    items[index].scrollIntoView({ block: "nearest" })
    this.view.dom.setAttribute("aria-activedescendant", items[index].id)
  }

  chosen() {
    return this.box.querySelector("[aria-selected=true]")?.dataset.name ?? ""
  }

  key(event) {
    if (this.box.hidden) return false
    const items = [...this.box.children]
    const at = items.findIndex((each) => each.getAttribute("aria-selected") === "true")
    if (event.key === "ArrowDown") this.choose((at + 1) % items.length)
    else if (event.key === "ArrowUp") this.choose((at + items.length - 1) % items.length)
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.chosen())
    else if (event.key === "Escape") {
      this.closedAt = this.from
      this.close()
    } else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  take(name) {
    const { state } = this.view
    const chip = state.schema.nodes.chip.create({ name }, null, state.selection.$from.marks())
    this.view.dispatch(state.tr.replaceWith(this.from, state.selection.from, chip).scrollIntoView())
    this.close()
    this.view.focus()
  }

  close() {
    if (this.box.hidden) return
    this.box.hidden = true
    this.view.dom.removeAttribute("aria-activedescendant")
    this.view.dom.removeAttribute("aria-controls")
  }

  destroy() {
    this.view.dom.removeEventListener("blur", this.leave)
    this.box.remove()
  }
}
