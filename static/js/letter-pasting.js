// What comes from Word or from a web page becomes the letter's own few blocks: lists, notes and words stay, the rest goes.
import { Extension, pm } from "django-prose-editor/editor"
import { desk, notice, say } from "letter/asking"
import { notes } from "letter/sources"

const DROPPED = "script, style, meta, link, title, xml, template, iframe, object, svg, canvas, video, audio, button, input, select, textarea, noscript"
const PICTURES = "img, picture, v\\:imagedata, v\\:shape, svg, canvas, video, object"
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\u200b\u2060]/g

export const Pasting = Extension.create({
  name: "pasting",
  addProseMirrorPlugins: () => [new pm.state.Plugin({
    props: {
      handlePaste: (view, _event, slice) => tooLong(view, slice.content.textBetween(0, slice.content.size, " ").length),
      handleDOMEvents: { paste: (view, event) => tooLong(view, size(event.clipboardData), event) },
      transformPastedText: (text) => text.replace(HIDDEN, ""),
      transformPastedHTML: (html) => cleaned(html),
    },
  })],
})

// Mark-up of fifty times the words is no text any more.
function size(data) {
  return Math.max(data?.getData("text/plain").length ?? 0, (data?.getData("text/html").length ?? 0) / 50)
}

// A text longer than a letter may be is not pasted at all; what stands in the editor stays as it is.
function tooLong(view, length, event = null) {
  const limit = desk?.limit ?? 500000
  const total = length + view.state.doc.content.size
  if (total <= limit) return false
  event?.preventDefault()
  notice(say("pasteTooLong", total.toLocaleString(), limit.toLocaleString()))
  return true
}

export function cleaned(html) {
  const page = new DOMParser().parseFromString(unstyled(html.replace(HIDDEN, "")), "text/html")
  const isOwn = Boolean(page.querySelector("[data-pm-slice]"))
  for (const each of page.querySelectorAll("[data-source]")) {
    if (!notes.has(each.dataset.source)) each.removeAttribute("data-source")
  }
  if (isOwn) return page.body.innerHTML
  const pictures = page.querySelectorAll(PICTURES).length
  for (const each of page.querySelectorAll(`${DROPPED}, ${PICTURES}`)) each.remove()
  footnotes(page)
  lists(page)
  tables(page)
  tidy(page)
  if (pictures) notice(say("picturesDropped", pictures))
  return page.body.innerHTML
}

// Without comments and Word's conditions. The security policy lets neither styles nor handlers of a tag apply: what a
// style says is only read.
function unstyled(html) {
  const plain = html.replace(/<!--[\s\S]*?-->/g, "").replace(/<!\[[^>]*>/g, "").replace(/<style[\s\S]*?<\/style>/gi, "")
  return plain.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/[\s"'/](on[a-z]+|style)\s*=/gi, (_all, name) => ` data-${name}=`))
}

// Word: <a href="#_ftn1" name="_ftnref1">[1]</a> in the text, <div id="ftn1"> with its words at the end.
function footnotes(page) {
  for (const call of page.querySelectorAll('a[href*="#_ftn"]:not([href*="ftnref"])')) {
    const number = /_ftn(\d+)/.exec(call.getAttribute("href"))?.[1]
    const note = page.getElementById(`ftn${number}`)
    if (!note) {
      call.remove()
      continue
    }
    const key = `w${number}-${Math.random().toString(36).slice(2, 6)}`
    const mark = page.createElement("sup")
    mark.dataset.footnote = key
    call.replaceWith(mark)
    const aside = page.createElement("aside")
    aside.dataset.footnote = key
    for (const back of note.querySelectorAll('a[href*="ftnref"]')) back.remove()
    aside.append(...note.childNodes)
    note.remove()
    page.body.append(aside)
  }
  for (const rest of page.querySelectorAll("hr")) rest.remove()
}

// Word: a list is a run of paragraphs whose style says so, each with its sign in a span of its own.
function lists(page) {
  const listed = (each) => /mso-list:\s*(l\d+)/i.exec(each.dataset.style)[1]
  const isItem = (each) => each?.tagName === "P" && /mso-list:\s*l\d/i.test(each.dataset.style ?? "")
  for (const first of page.querySelectorAll("p")) {
    if (!first.isConnected || !isItem(first)) continue
    const open = [] // the lists that the item stands in, outermost first
    for (let item = first, next; isItem(item) && listed(item) === listed(first); item = next) {
      next = item.nextElementSibling
      const level = Number(/level(\d+)/i.exec(item.dataset.style)?.[1] ?? 1)
      const sign = item.querySelector('[data-style*="mso-list:Ignore" i], [data-style*="mso-list: Ignore" i]')
      const number = /^\W*(\d+|[a-z]{1,4})[.)\s]/i.exec(sign?.textContent.trim() ? `${sign.textContent.trim()} ` : "")
      sign?.remove()
      while (open.length > level) open.pop()
      while (open.length < level) {
        const list = page.createElement(number && number[1] !== "o" ? "ol" : "ul")
        if (number && Number(number[1]) > 1) list.start = Number(number[1])
        const above = open.at(-1)
        if (!above) item.before(list)
        else (above.lastElementChild ?? above.appendChild(page.createElement("li"))).append(list)
        open.push(list)
      }
      const made = page.createElement("li")
      const paragraph = page.createElement("p")
      paragraph.append(...item.childNodes)
      made.append(paragraph)
      open.at(-1).append(made)
      item.remove()
    }
  }
}

function tables(page) {
  for (const table of [...page.querySelectorAll("table")].reverse()) {
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).filter(Boolean).join(" | "))
    table.replaceWith(...rows.filter(Boolean).map((text) => Object.assign(page.createElement("p"), { textContent: text })))
  }
}

function tidy(page) {
  for (const each of page.querySelectorAll("[data-style]")) {
    const looks = each.dataset.style
    each.removeAttribute("data-style")
    if (each.matches("b, strong") && /font-weight:\s*(normal|[1-4]00)/i.test(looks)) each.replaceWith(...each.childNodes)
    else if (each.matches("span, a, td, font")) {
      if (/font-weight:\s*(bold|[6-9]00)/i.test(looks)) wrap(each, "strong")
      if (/font-style:\s*italic/i.test(looks)) wrap(each, "em")
    }
  }
  for (const [from, to] of [["h1, p.MsoTitle", "h2"], ["h4, h5, h6", "h3"]]) {
    for (const each of page.querySelectorAll(from)) {
      const made = page.createElement(to)
      made.append(...each.childNodes)
      each.replaceWith(made)
    }
  }
  for (const each of page.querySelectorAll("br")) each.replaceWith(" ")
  for (const each of page.querySelectorAll("[lang]")) each.removeAttribute("lang")
  for (const each of page.querySelectorAll('[dir]:not([dir="rtl"])')) each.removeAttribute("dir")
  for (const each of page.querySelectorAll("p")) if (!each.textContent.trim() && !each.querySelector("sup")) each.remove()
}

function wrap(each, tag) {
  const made = each.ownerDocument.createElement(tag)
  made.append(...each.childNodes)
  each.append(made)
}
