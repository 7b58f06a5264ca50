const MACHINE = /(android|darwin|freebsd|netbsd|openbsd|sunos|aix|linux|openharmony|win32)-([a-z0-9]+)(?:-(gnu|musl|gnueabihf|musleabihf|eabi|msvc))?$/

/** The optional packages that packages of this lock name and that have no entry in it, as entries. Only those named after a machine. */
export function missingFrom(lock) {
  const named = Object.entries(lock.packages).flatMap(([path, one]) =>
    Object.entries(one.optionalDependencies ?? {}).map(([name, version]) => ({ path, name, version, dev: one.dev })),
  )
  const missing = named.filter(({ path, name, version }) => MACHINE.test(name) && /^[\^~]?\d[\w.+-]*$/.test(version) && !isIn(lock, path, name))
  return Object.fromEntries(
    missing.map(({ name, version, dev }) => [
      `node_modules/${name}`,
      { version: version.replace(/^[\^~]/, ''), ...machineOf(name), ...(dev && { dev }), optional: true },
    ]),
  )
}

/** A package finds another in its own node_modules or in that of any folder around it. */
function isIn(lock, path, name) {
  const inside = `${path ? `${path}/` : ''}node_modules/${name}`
  if (lock.packages[inside]) return true
  return path !== '' && isIn(lock, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

function machineOf(name) {
  const [, os, cpu, library] = MACHINE.exec(name)
  return { cpu: [cpu], ...(os === 'linux' && library && { libc: [library.startsWith('musl') ? 'musl' : 'glibc'] }), os: [os] }
}
