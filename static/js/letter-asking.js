// What the scripts of the drafting page share: where things are, words to say, and asking the server.
const element = document.querySelector("[data-drafting]")

export const desk = element ? JSON.parse(element.dataset.drafting) : null
export const fields = desk?.fields ?? [] // placeholders: name, meaning, value
export const form = document.getElementById("writing")

const editor = document.querySelector("[data-letter-editor]")
const sentences = { ...JSON.parse(editor?.dataset.words ?? "{}"), ...desk?.words }

// A sentence of the page by its name, `%s` filled in order.
export function say(name, ...values) {
  return values.reduce((text, value) => text.replace("%s", () => value), sentences[name] ?? name)
}

export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value
    else if (value === true) made.setAttribute(name, "")
    else if (value !== false && value != null) made.setAttribute(name, value)
  }
  made.append(...children)
  return made
}

// A login in another window gives another token: the cookie has the one that counts now.
export function token() {
  const kept = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="))
  return kept ? kept.slice("csrftoken=".length) : document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
}

export class Lost extends Error {} // no answer came
export class LoggedOut extends Error {}
export class Refused extends Error {
  constructor(status, said) {
    super(said.message || "")
    Object.assign(this, { status, code: said.code || "", field: said.field || "" })
  }
}

export async function ask(address, { data = null, signal = null, keepalive = false } = {}) {
  const options = { headers: { "X-CSRFToken": token(), Accept: "application/json" }, redirect: "manual", signal, keepalive }
  if (data) Object.assign(options, { method: "POST", body: body(data) })
  let answer
  try {
    answer = await fetch(address, options)
  } catch (error) {
    if (error.name === "AbortError") throw error
    throw new Lost(error.message)
  }
  if (answer.type === "opaqueredirect") throw new LoggedOut()
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json")
  if (answer.ok) return isJson ? answer.json() : answer.text()
  if (isJson) throw new Refused(answer.status, await answer.json())
  if (answer.status === 403) throw new LoggedOut()
  if (answer.status === 400 || answer.status === 413) throw new Refused(answer.status, { message: say("tooLarge"), code: "too-large" })
  throw new Lost(String(answer.status))
}

export function body(data) {
  const posted = new URLSearchParams()
  for (const [name, value] of Object.entries(data)) if (value != null) posted.append(name, value)
  return posted
}

// Says something to everybody, in the line below the title that screen readers read aloud.
export function tell(text, kind = "") {
  const line = document.getElementById("told")
  if (!line) return
  line.className = `told ${kind}`
  if (line.textContent !== text) line.textContent = text
}

// A word above the text about what just happened to it; it stays long enough to be read.
const gone = later(20000, () => notice(""))

export function notice(text) {
  const line = document.querySelector(".letter-editor .notice")
  if (!line) return
  line.textContent = text
  line.hidden = !text
  if (text) gone()
}

export function clock(moment = new Date()) {
  return moment.toLocaleTimeString(document.documentElement.lang || undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
}

export function later(wait, act) {
  let timer = 0
  const start = (...given) => { clearTimeout(timer); timer = setTimeout(act, wait, ...given) }
  start.cancel = () => clearTimeout(timer)
  return start
}
