// Two texts side by side, what differs marked; one of them is chosen, or neither for now.
import { make } from "letter/asking"

export const NAMES = ["subject", "salutation", "body", "closing"]

function lines(words) {
  const page = new DOMParser().parseFromString(words.body ?? "", "text/html")
  const blocks = [...page.body.querySelectorAll("p, li, h2, h3")].filter((each) => !each.querySelector("p, li"))
  const texts = (blocks.length ? blocks : [page.body]).map((each) => each.textContent)
  return [words.subject, words.salutation, ...texts, words.closing].map((text) => (text ?? "").replace(/\s+/g, " ").trim()).filter(Boolean)
}

// Equal but for what the canonical form brings into line: white space, the order of attributes.
export function same(one, two) {
  const plain = (html) => (html ?? "").replace(/\s+/g, " ").replace(/> </g, "><").replace(/&nbsp;/g, "\u00a0").replace(/<li><p>|<\/p><\/li>/g, "").trim()
  const text = (words) => JSON.stringify(NAMES.map((name) => plain(words[name])))
  return text(one) === text(two) || JSON.stringify(lines(one)) === JSON.stringify(lines(two)) && plain(one.body).replace(/<p>\s*<\/p>/g, "") === plain(two.body).replace(/<p>\s*<\/p>/g, "")
}

function column(box, own, other) {
  const theirs = new Set(other)
  box.replaceChildren(...own.map((text) => make("p", { class: theirs.has(text) ? null : "differs" }, ...(theirs.has(text) ? [text] : [make("mark", { text })]))))
}

// "mine", "stored" or "" when the question is put off.
export function compare(mine, stored) {
  const dialog = document.getElementById("comparing")
  if (dialog.open) return Promise.resolve("")
  const [own, other] = [lines(mine), lines(stored)]
  column(dialog.querySelector("[data-mine]"), own, other)
  column(dialog.querySelector("[data-stored]"), other, own)
  dialog.returnValue = ""
  dialog.showModal()
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }))
}
