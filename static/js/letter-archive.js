// The archive beside the text: searched without leaving the page; a passage is put where the cursor stands.
import { LoggedOut, Lost, Refused, ask, desk, form, make, notice, say, tell } from "letter/asking"
import { editors, insertBlocks } from "letter/editor"
import { addNote } from "letter/sources"

const box = document.getElementById("archive")
const list = box.querySelector("[data-found]")
let running = null
box.querySelector("[name=near]").hidden = false

async function look(asked) {
  running?.abort()
  running = new AbortController()
  list.setAttribute("aria-busy", "true")
  try {
    list.innerHTML = await ask(desk.addresses.archive, { data: asked, signal: running.signal })
    for (const button of list.querySelectorAll("[name=borrow]")) button.disabled = form.classList.contains("read-only")
    list.scrollTop = 0
  } catch (error) {
    if (error.name !== "AbortError") list.replaceChildren(make("p", { class: "none", role: "alert", text: wrong(error) }))
  } finally {
    list.removeAttribute("aria-busy")
  }
}

function wrong(error) {
  if (error instanceof Refused) return error.message
  if (error instanceof LoggedOut) return say("loggedOut")
  if (error instanceof Lost) return say("lost")
  throw error
}

const value = (name) => box.querySelector(`[name=${name}]`)?.value ?? ""

box.addEventListener("click", (event) => {
  const button = event.target.closest("button")
  if (!button) return
  const { name } = button
  if (!["search", "like", "near", "before", "borrow"].includes(name)) return
  event.preventDefault()
  if (name === "search") look({ words: value("words"), institution: value("institution") })
  else if (name === "like") look({ like: button.value })
  else if (name === "before") look({ before: button.value })
  else if (name === "near") near()
  else take(button)
})
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.name !== "words") return
  event.preventDefault()
  look({ words: value("words"), institution: value("institution") })
})
// Optional parts of the template, beside the archive: the same way into the text.
for (const button of document.querySelectorAll("[data-add-section]")) {
  button.addEventListener("click", () => {
    if (!form.classList.contains("read-only")) insertBlocks(editors.get("id_body"), button.previousElementSibling.innerHTML)
  })
}
document.addEventListener("letter:writing", (event) => {
  for (const button of box.querySelectorAll("[name=borrow]")) button.disabled = !event.detail
})
document.addEventListener("keydown", (event) => {
  if (event.key !== "F9") return
  event.preventDefault()
  near()
})

// Passages like the paragraph that the cursor stands in; its words are posted, so that no address and no log has them.
async function near() {
  const { $from } = editors.get("id_body").state.selection
  const text = $from.parent.isTextblock ? $from.parent.textContent.trim() : ""
  if (!text) {
    notice(say("nearNothing"))
    return
  }
  await look({ text })
  list.focus()
}

async function take(button) {
  button.disabled = true
  try {
    const said = await ask(desk.addresses.passage, { data: { passage: button.value } })
    addNote(said.source, said.note)
    insertBlocks(editors.get("id_body"), said.html)
    notice(say("tookOver"))
  } catch (error) {
    tell(wrong(error), "alarm")
  }
  button.disabled = false
}
