// One window writes at a time: the page takes the lock, renews it while it is used, and says who else has it.
import { LoggedOut, Lost, Refused, ask, body, desk, form, make, say, tell, token } from "letter/asking"
import { editors } from "letter/editor"
import { load, settle, start, state, tab } from "letter/keeping"

const RENEW = 20000
const IDLE = 5 * 60000
let usedAt = Date.now()
let isFirst = true
let isStarted = false // words that this browser kept are offered once, when writing is possible for the first time
const banner = make("div", { class: "hint lock", role: "status", hidden: true })
document.getElementById("banners").prepend(banner)

for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, () => { usedAt = Date.now() }, { capture: true, passive: true })

async function claim({ byForce = false } = {}) {
  const isUsed = document.visibilityState === "visible" || Date.now() - usedAt < IDLE
  if (!isUsed && !byForce) return
  let said
  try {
    said = await ask(desk.addresses.lock, { data: { tab, by_force: byForce ? "1" : null } })
  } catch (error) {
    if (error instanceof Refused) freeze(error.message)
    else if (!(error instanceof Lost || error instanceof LoggedOut)) throw error
    else if (isFirst) write(true) // without an answer the words go on into this browser
    return
  }
  if (!said.is_mine && said.is_me && isFirst && wasHere()) return claim({ byForce: true })
  if (said.is_mine) await taken(said)
  else others(said)
  isFirst = false
}

// After a reload the lock may still be this window's own of a moment ago: its last call got lost or is on its way. The
// mark is set when writing begins, since what a closing page stores may get lost as well.
function wasHere() {
  const was = sessionStorage.getItem("draft-here") === String(desk.letter)
  sessionStorage.removeItem("draft-here")
  return was
}

async function taken(said) {
  const isBack = !state.mayWrite && !isFirst
  if (said.revision !== state.revision) {
    if (state.isChanged) {
      write(true)
      await settle()
    } else load(await ask(desk.addresses.stored))
  }
  banner.hidden = true
  write(true)
  sessionStorage.setItem("draft-here", desk.letter)
  if (!isStarted) start()
  isStarted = true
  if (isBack) tell(say("free"))
}

function others(said) {
  const text = said.is_me ? say("lockedMe") : say("lockedBy", said.holder)
  if (banner.hidden || banner.dataset.text !== text) {
    const button = make("button", { type: "button", class: "step", text: said.is_me ? say("writeHere") : say("takeOver") })
    button.addEventListener("click", () => claim({ byForce: true }))
    const lost = state.isChanged ? [make("p", { text: say("unkeptHere") })] : []
    banner.replaceChildren(make("p", { text }), ...lost, make("div", { class: "buttons" }, button))
    banner.dataset.text = text
  }
  banner.hidden = false
  write(false)
  if (state.isChanged) tell(say("unkeptHere"), "alarm")
  if (!state.isChanged && said.revision !== state.revision) follow()
}

// Who reads along sees what the other keeps.
async function follow() {
  try {
    const stored = await ask(desk.addresses.stored)
    load(stored)
    tell(say("following"))
    document.dispatchEvent(new CustomEvent("letter:kept"))
  } catch (error) {
    if (!(error instanceof Lost || error instanceof LoggedOut)) throw error
  }
}

function freeze(text) {
  banner.replaceChildren(make("p", { text }))
  banner.hidden = false
  write(false)
}

function write(may) {
  state.mayWrite = may
  form.classList.toggle("read-only", !may)
  for (const field of form.elements) {
    if (!form.contains(field)) continue // the archive is searched by everybody
    if (field.matches("input[type=text], textarea")) field.readOnly = !may
    else if (field.matches("button:not(.prose-editor button), input[type=checkbox]")) field.disabled = !may
  }
  const editor = editors.get("id_body")
  if (editor && editor.isEditable !== may) {
    editor.setEditable(may, false)
    editor.view.dom.setAttribute("aria-readonly", String(!may))
  }
  document.dispatchEvent(new CustomEvent("letter:writing", { detail: may }))
}

write(false)
claim()
setInterval(() => claim(), RENEW)
document.addEventListener("letter:locked", () => claim())
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") claim() })
window.addEventListener("pageshow", (event) => { if (event.persisted) claim() })
window.addEventListener("pagehide", () => {
  navigator.sendBeacon(desk.addresses.lock, body({ tab, leave: "1", csrfmiddlewaretoken: token() }))
})
