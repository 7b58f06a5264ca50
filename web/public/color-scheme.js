// Runs before the first paint, so that a dark screen never flashes white. A file and not inline: the content security policy allows no inline script.
;(() => {
  let kept = null
  try {
    kept = localStorage.getItem('mantine-color-scheme-value')
  } catch {
    kept = null // storage may be forbidden; the system's choice is taken then
  }
  const wanted = kept === 'light' || kept === 'dark' ? kept : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.setAttribute('data-mantine-color-scheme', wanted)
})()
