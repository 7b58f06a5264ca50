#!/usr/bin/env node
// Completes package-lock.json after `npm install`: a registry that lacks some machines' optional packages leaves them out
// of the lock, and `npm ci` then refuses it everywhere. What is added is never fetched on a machine it is not made for.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingFrom } from './lock.mjs'
import { root } from './node.mjs'

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingFrom(lock)
const [self, ...others] = Object.entries({ ...lock.packages, ...missing })
lock.packages = Object.fromEntries([self, ...others.sort(([a], [b]) => a.localeCompare(b, 'en'))])
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`Added ${Object.keys(missing).length} packages of other machines to package-lock.json. Next: try npm ci in a fresh clone.`)
