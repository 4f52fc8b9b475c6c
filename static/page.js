// Links of ours turn the page without loading it anew: the address changes and Streamlit is told as by the back button.
{
const streamlit = new URL("../../", document.currentScript.src)

const turn = address => {
  history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate", { state: {} }))
}

addEventListener("click", event => {
  const link = event.target.closest?.(".stHtml a[href]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return
  if (!link.href.startsWith(streamlit.href)) return
  event.preventDefault()
  if (link.href === location.href) return
  turn(link.href)
})

// A page opens at its top, whichever way it was turned to.
const pushed = history.pushState.bind(history)
history.pushState = (state, unused, address) => {
  const before = location.pathname
  pushed(state, unused, address)
  if (location.pathname !== before) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
}

// The agency this browser is the office of: kept when the reader says so, and put into an address that names none.
const OFFICE = "ita-agency"
const kept = {
  get() { try { return localStorage.getItem(OFFICE) } catch { return null } },
  set(agency) { try { localStorage.setItem(OFFICE, agency) } catch { /* a browser that keeps nothing asks again */ } },
}
if (kept.get() && !new URLSearchParams(location.search).has("agency")) {
  const asked = new URLSearchParams(location.search)
  asked.set("agency", kept.get())
  history.replaceState(history.state, "", `?${asked}`)
}

// The chooser: what is typed is looked for in the list of agencies, which is fetched when the field is first entered.
const lists = new Map()
const listOf = field => {
  const address = new URL(field.dataset.agencies, streamlit).href
  if (!lists.has(address)) lists.set(address, fetch(address).then(answer => answer.json()).catch(() => []))
  return lists.get(address)
}
const addressOf = (field, agency) => {
  const asked = new URLSearchParams(location.search)
  asked.set("agency", agency)
  return `${field.dataset.page || location.pathname}?${asked}`
}
const close = field => {
  field.nextElementSibling.hidden = true
  field.setAttribute("aria-expanded", "false")
  field.removeAttribute("aria-activedescendant")
}
const MOST = 40
const offer = async field => {
  const box = field.nextElementSibling
  const words = field.value.trim().toLocaleLowerCase().split(/\s+/)
  const agencies = await listOf(field)
  const found = agencies.filter(agency => { const all = agency.join(" ").toLocaleLowerCase(); return words.every(word => all.includes(word)) })
  box.replaceChildren(...found.slice(0, MOST).map(([agency, name, place], number) => {
    const option = document.createElement("li")
    option.id = `${box.id}-${number}`
    option.setAttribute("role", "option")
    option.dataset.agency = agency
    const second = document.createElement("small")
    option.append(name, second)
    second.textContent = place
    return option
  }))
  if (!found.length) {
    const nothing = document.createElement("li")
    nothing.textContent = field.dataset.none
    nothing.setAttribute("role", "option")
    nothing.setAttribute("aria-disabled", "true")
    box.append(nothing)
  }
  box.hidden = false
  field.setAttribute("aria-expanded", "true")
  mark(field, box.firstElementChild)
}
const mark = (field, option) => {
  field.nextElementSibling.querySelector("[aria-selected]")?.removeAttribute("aria-selected")
  if (!option?.dataset.agency) return
  option.setAttribute("aria-selected", "true")
  option.scrollIntoView({ block: "nearest" })
  field.setAttribute("aria-activedescendant", option.id)
}
const take = (field, option) => {
  if (!option?.dataset.agency) return
  if (field.dataset.remember) kept.set(option.dataset.agency)
  const address = addressOf(field, option.dataset.agency)
  close(field)
  field.value = ""
  turn(new URL(address, location.href).href)
}
const fieldOf = event => event.target.closest?.("[data-agencies]")
for (const kind of ["input", "focusin"]) addEventListener(kind, event => { const field = fieldOf(event); if (field) offer(field) })
addEventListener("focusout", event => { const field = fieldOf(event); if (field) close(field) })
addEventListener("keydown", event => {
  const field = fieldOf(event)
  if (!field || event.isComposing) return
  const box = field.nextElementSibling
  const marked = box.querySelector("[aria-selected]")
  if (event.key === "ArrowDown") mark(field, marked?.nextElementSibling ?? box.firstElementChild)
  else if (event.key === "ArrowUp") mark(field, marked?.previousElementSibling ?? box.lastElementChild)
  else if (event.key === "Enter") offer(field).then(() => take(field, box.querySelector("[aria-selected]") ?? marked))
  else if (event.key === "Escape") close(field)
  else return
  event.preventDefault()
})
// Before the field loses its focus, and the list with it.
addEventListener("mousedown", event => {
  const option = event.target.closest?.(".ita-chooser li")
  if (!option) return
  event.preventDefault()
  take(option.parentElement.previousElementSibling, option)
})

addEventListener("click", event => {
  const button = event.target.closest?.("[data-office]")
  if (!button) return
  kept.set(button.dataset.office)
  button.dataset.done = "yes"
})

addEventListener("click", event => {
  const button = event.target.closest?.("[data-copy-address]")
  if (!button) return
  event.preventDefault()
  const done = () => { button.dataset.done = "yes" }
  // A page that is not served safely may not write to the clipboard by itself.
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done)
  else {
    const field = Object.assign(document.createElement("textarea"), { value: location.href })
    document.body.append(field)
    field.select()
    if (document.execCommand("copy")) done()
    field.remove()
  }
})

// The picture of this page's address is drawn by the server when it is asked for; the event does not bubble.
addEventListener("toggle", event => {
  const picture = event.target.open && event.target.querySelector?.("[data-square-code]")
  if (!picture) return
  const page = location.href.slice(streamlit.href.length).split("#")[0]
  picture.src = new URL(`qr.svg?page=${encodeURIComponent(page)}`, streamlit).href
}, true)

// A table that scrolls inside itself is reached by the keyboard.
let waiting = 0
new MutationObserver(() => {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0
    for (const box of document.querySelectorAll("[data-testid='stMarkdownContainer']:has(> table):not([tabindex])")) box.tabIndex = 0
  })
}).observe(document.documentElement, { childList: true, subtree: true })

// A picture is taken along as PNG: drawn by the browser from what stands there, with our rules of style and our letters in it.
const asData = async address => {
  const blob = await (await fetch(address)).blob()
  return new Promise(done => Object.assign(new FileReader(), { onload() { done(this.result) } }).readAsDataURL(blob))
}
const embedded = async () => {
  const faces = [...document.fonts].filter(face => /Sarabun/.test(face.family) && face.status === "loaded")
  const rules = [...document.styleSheets].flatMap(sheet => { try { return [...sheet.cssRules] } catch { return [] } })
  const sources = rules.filter(rule => rule instanceof CSSFontFaceRule && /Sarabun/.test(rule.style.getPropertyValue("font-family")))
  const written = await Promise.all(sources.map(async rule => {
    const [, address] = rule.style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/) ?? []
    return address ? rule.cssText.replace(address, await asData(new URL(address, rule.parentStyleSheet.href ?? location.href))) : ""
  }))
  return faces.length ? written.join("") : ""
}
const SHARPNESS = 2
const MARGIN = 16
const draw = async section => {
  const width = section.clientWidth + 2 * MARGIN
  const height = section.scrollHeight + 2 * MARGIN
  const clone = section.cloneNode(true)
  clone.querySelectorAll("[data-picture]").forEach(button => button.remove())
  const [fonts, style] = await Promise.all([embedded(), fetch(new URL("app/static/page.css", streamlit)).then(answer => answer.text())])
  const inside = new XMLSerializer().serializeToString(clone)
  const looks = `${fonts}${style} * { box-sizing: border-box } body, div { margin: 0 }`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">`
    + `<div xmlns="http://www.w3.org/1999/xhtml" class="stHtml" style="padding:${MARGIN}px;font:16px/1.5 Sarabun,sans-serif;color:var(--ink);background:var(--paper)">`
    + `<style>${looks.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</style>${inside}</div></foreignObject></svg>`
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARPNESS, height: height * SHARPNESS })
  const pen = canvas.getContext("2d")
  pen.scale(SHARPNESS, SHARPNESS)
  pen.drawImage(image, 0, 0)
  return canvas
}
addEventListener("click", async event => {
  const button = event.target.closest?.("[data-picture]")
  if (!button) return
  event.preventDefault()
  const section = button.closest(".ita-picture")
  const subject = document.querySelector(".ita-subject b")?.textContent ?? ""
  const name = `${section.querySelector("h3")?.firstChild?.textContent ?? document.title}-${subject}`.replace(/[^\p{L}\p{M}\p{N}.]+/gu, "-")
  const canvas = await draw(section)
  canvas.toBlob(blob => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: `${name}.png` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  })
})

// On paper every sheet says whom and when it is about.
const running = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, running]
addEventListener("beforeprint", () => {
  const subject = document.querySelector(".ita-subject")?.textContent.trim() ?? ""
  running.replaceSync(`@page { @top-right { content: ${JSON.stringify(subject)}; font: 9px Sarabun, sans-serif; color: #54606b } }`)
})
}
