// Lists in the form of a document: add a row, find one, move it with Alt and the arrow keys. Removing is a box to tick.
for (const section of document.querySelectorAll("[data-rows]")) prepare(section)

function prepare(section) {
  const name = section.dataset.rows
  const add = section.querySelector("[data-add]")
  const blank = section.querySelector("[data-blank]")
  if (!blank) return
  const pattern = blank.cloneNode(true)
  let next = 1
  blank.hidden = true
  add.hidden = false
  add.addEventListener("click", () => {
    const row = blank.hidden ? blank : copy(pattern, name, next++)
    if (row === blank) blank.hidden = false
    else lastRow(section).after(row)
    row.querySelector("input[type=text]:not(.at), textarea").focus()
  })
  section.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const row = event.altKey && step && event.target.closest("[data-row]")
    if (!row) return
    event.preventDefault()
    move(section, row, step)
    event.target.focus()
  })
  for (const hidden of section.querySelectorAll("[data-with-script]")) hidden.hidden = false
  const find = section.querySelector("[data-find]")
  if (find) {
    find.addEventListener("input", () => filter(section, find.value))
    find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault() })
  }
}

const lastRow = (section) => [...section.querySelectorAll("[data-row]")].pop()

function copy(pattern, name, number) {
  const row = pattern.cloneNode(true)
  const written = new RegExp(`${name}-new\\d+`)
  for (const element of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const attribute of ["name", "id", "for", "aria-describedby"]) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, value.replace(written, `${name}-new${number + 100}`))
    }
  }
  return row
}

// Moves a row and numbers the places of all anew, from the first one on this page.
function move(section, row, step) {
  const rows = [...section.querySelectorAll("[data-row]:not([data-blank])")]
  const other = rows[rows.indexOf(row) + step]
  if (!rows.includes(row) || !other) return
  const places = rows.map((each) => Number(each.querySelector(".at").value)).filter((place) => place > 0)
  const first = places.length ? Math.min(...places) : 1
  if (step < 0) other.before(row)
  else other.after(row)
  const moved = section.querySelectorAll("[data-row]:not([data-blank]) .at")
  moved.forEach((place, index) => { place.value = first + index })
}

function filter(section, words) {
  const wanted = words.trim().toLowerCase()
  for (const row of section.querySelectorAll("[data-row]:not([data-blank])")) {
    const values = [...row.querySelectorAll("input[type=text]:not(.at)")].map((each) => each.value).join(" ")
    row.hidden = Boolean(wanted) && !values.toLowerCase().includes(wanted)
  }
}
