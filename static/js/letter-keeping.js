// Keeps what is typed: a moment after typing stops, when the page is left, and again and again until the server has it.
import { LoggedOut, Lost, Refused, ask, clock, desk, form, later, say, tell, token, body } from "letter/asking"
import { forget, offer, remember } from "letter/rescuing"
import { NAMES, compare, same } from "letter/comparing"
import { editors } from "letter/editor"

const PAUSE = 1500
const WAITS = [2000, 4000, 8000, 15000, 30000] // between tries while the server does not answer
export const tab = [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16)).join("")

export const state = { revision: desk.revision, mayWrite: false, isChanged: false, isKeeping: null, isAsking: false, tries: 0 }

export function typed() {
  const data = new FormData(form)
  const words = Object.fromEntries(NAMES.map((name) => [name, data.get(name) ?? ""]))
  if (form.elements.prints_sources) words.prints_sources = form.elements.prints_sources.checked ? "on" : ""
  return words
}

// Undo in the text brings back what stood there.
export function show(words) {
  for (const name of NAMES) if (name !== "body" && name in words) form.elements[name].value = words[name]
  if ("body" in words) editors.get("id_body").commands.setContent(words.body, { emitUpdate: false })
  form.elements.body.value = words.body ?? form.elements.body.value
}

const soon = later(PAUSE, () => keep())
const again = later(0, () => keep())
const note = later(300, () => { if (state.isChanged) remember(typed(), state.revision) })

form.addEventListener("input", () => {
  state.isChanged = true
  note()
  soon()
  if (state.tries === 0) tell(say("unkept"))
})
form.addEventListener("focusout", (event) => { if (state.isChanged && !form.contains(event.relatedTarget)) keep() })

// One request at a time; what is typed meanwhile goes with the next one. True when the server has every word.
export async function keep() {
  soon.cancel()
  if (state.isKeeping) await state.isKeeping
  if (!state.isChanged || !state.mayWrite || state.isAsking) return !state.isChanged
  state.isKeeping = send()
  const isKept = await state.isKeeping
  state.isKeeping = null
  if (isKept && state.isChanged) soon()
  return isKept
}

async function send() {
  const words = typed()
  state.isChanged = false
  if (words.body.length > desk.limit) return failed(new Refused(422, { message: say("tooLong", words.body.length.toLocaleString(), desk.limit.toLocaleString()) }), words)
  try {
    took(await ask(desk.addresses.keep, { data: { ...words, revision: state.revision, tab } }))
    return true
  } catch (error) {
    return failed(error, words)
  }
}

function took(said) {
  setRevision(said.revision)
  state.tries = 0
  if (!state.isChanged) {
    forget()
    tell(say("kept", clock()))
  }
  document.dispatchEvent(new CustomEvent("letter:kept"))
}

export function setRevision(revision) {
  state.revision = revision
  if (form.elements.revision) form.elements.revision.value = revision
}

function failed(error, words) {
  state.isChanged = true
  const isHere = remember(words, state.revision)
  const where = isHere ? say("hereToo") : say("hereOnly")
  if (error instanceof Refused && error.code === "changed-meanwhile") settle(words)
  else if (error instanceof Refused && error.code === "locked") document.dispatchEvent(new CustomEvent("letter:locked"))
  else if (error instanceof Refused) tell(`${say("refused", error.message)} ${where}`, "alarm") // the next change tries anew
  else if (error instanceof LoggedOut || error instanceof Lost) {
    tell(`${error instanceof LoggedOut ? say("loggedOut") : say("lost")} ${where}`, "alarm")
    setTimeout(again, WAITS[Math.min(state.tries, WAITS.length - 1)])
    state.tries += 1
  } else throw error
  return false
}

// Somebody else's words reached the server first: both are shown, and one of them is chosen.
export async function settle(words = typed()) {
  if (state.isAsking) return
  state.isAsking = true
  try {
    await choose(words, await ask(desk.addresses.stored))
  } catch (error) {
    if (!(error instanceof Lost || error instanceof LoggedOut)) throw error
    setTimeout(again, WAITS[2])
  } finally {
    state.isAsking = false
  }
  if (state.isChanged) keep()
}

async function choose(words, stored) {
  if (same(words, stored)) {
    setRevision(stored.revision)
    state.isChanged = false
    return forget()
  }
  tell(say("changed"), "alarm")
  const chosen = await compare(words, stored)
  if (chosen === "mine") {
    setRevision(stored.revision)
    state.isChanged = true
  } else if (chosen === "stored") forget(load(stored))
}

export function load(stored) {
  show(stored)
  setRevision(stored.revision)
  state.isChanged = false
  state.tries = 0
  tell(say("loaded"))
}

export function start() {
  tell(say("willKeep"))
  offer(typed(), (words) => {
    show(words)
    state.isChanged = true
    keep()
  })
}

// Leaving: the last words go along if they are few enough for a page that closes; this browser has them in any case.
window.addEventListener("pagehide", () => {
  if (!state.isChanged || !state.mayWrite) return
  const words = typed()
  remember(words, state.revision)
  const data = body({ ...words, revision: state.revision, tab, csrfmiddlewaretoken: token() })
  if (data.toString().length < 60000) navigator.sendBeacon(desk.addresses.keep, data)
})
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && state.isChanged) keep() })
window.addEventListener("beforeunload", (event) => { if (state.isChanged && state.mayWrite) event.preventDefault() })
window.addEventListener("online", again)
