// What lint says, beside the text: read anew after each save, and a button that goes to the place.
import { ask, later, token } from "letter/asking"
import { editors } from "letter/editor"

const panel = () => document.getElementById("lint")
const WAIT = 1500 // a save follows each pause in typing: several in a row are checked once

function isAnswering() {
  const typed = [...panel().querySelectorAll("[name=reason]")].some((field) => field.value)
  return typed || panel().contains(document.activeElement)
}

function show(html) {
  const open = panel().querySelector("#lint-standing")?.open
  const made = new DOMParser().parseFromString(html, "text/html").getElementById("lint")
  if (!made) return
  panel().replaceWith(made)
  if (open && made.querySelector("#lint-standing")) made.querySelector("#lint-standing").open = true
}

const refresh = later(WAIT, async () => {
  if (!panel() || isAnswering()) return // whoever writes a reason must not lose it; the next save looks again
  panel().setAttribute("aria-busy", "true")
  try {
    show(await ask(panel().dataset.lint))
  } catch {
    panel()?.removeAttribute("aria-busy") // the page says itself when the server does not answer
  }
})

async function send(form) {
  const data = Object.fromEntries(new FormData(form))
  const answer = await fetch(form.action, {
    method: "POST", redirect: "manual", body: new URLSearchParams(data),
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
  })
  if (!answer.ok) return form.submit() // the page of the server says why
  show(await answer.text())
  panel().focus()
}

document.addEventListener("letter:kept", () => refresh())
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !panel()?.contains(event.target)) return
  event.preventDefault()
  send(event.target).catch(() => event.target.submit())
})
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-lint-jump]")
  if (button) jump(button.dataset)
})

function jump({ lintField, lintBlock, lintStart, lintExcerpt }) {
  const field = document.getElementById(`id_${lintField}`)
  if (lintBlock === "" && field) {
    const at = (field.value ?? "").indexOf(lintExcerpt)
    field.focus()
    if (at >= 0 && field.setSelectionRange) field.setSelectionRange(at, at + lintExcerpt.length)
    return
  }
  const editor = editors.get("id_body")
  if (!editor) return
  const found = lintBlock === "" ? null : place(editor.state.doc, Number(lintBlock), Number(lintStart), lintExcerpt)
  const chain = editor.chain().focus()
  if (found) chain.setTextSelection(found)
  chain.scrollIntoView().run()
}

// Where words stand in a block of the document. Chips are one sign there and their name in braces in the words.
function place(doc, block, start, excerpt) {
  if (block >= doc.childCount) return null
  let at = 0
  for (let index = 0; index < block; index += 1) at += doc.child(index).nodeSize
  let text = ""
  const spots = []
  doc.child(block).descendants((node, offset) => {
    const words = node.isText ? node.text : node.type.name === "chip" ? `{${node.attrs.name}}` : node.isTextblock && text ? "\n" : ""
    for (let index = 0; index < words.length; index += 1) spots.push(at + 1 + offset + (node.isText ? index : 0))
    text += words
  })
  const near = [text.indexOf(excerpt, Math.max(0, start - 5)), text.indexOf(excerpt)].find((each) => each >= 0)
  if (near === undefined || !excerpt) return { from: at + 1, to: at + 1 }
  return { from: spots[near], to: spots[near + excerpt.length - 1] + 1 }
}
