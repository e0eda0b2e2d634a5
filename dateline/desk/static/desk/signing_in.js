/* Passkeys on the pages for signing in: whether there can be any here, and what went wrong.
   The keys themselves are allauth's business; without this file, only codes and passwords work. */

const isNumber = /^[\d.]+$|:/.test(location.hostname)
const canUse = window.isSecureContext && 'credentials' in navigator && 'PublicKeyCredential' in window && !isNumber

// A browser gives no passkey to an address that is a bare number.
for (const button of document.querySelectorAll('[data-passkey]')) button.hidden = !canUse
for (const words of document.querySelectorAll('[data-passkey-missing]')) {
  words.hidden = canUse || !document.querySelector('[data-passkey]')
}

document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  for (const words of document.querySelectorAll('[data-passkey-trouble]')) words.hidden = false
})
