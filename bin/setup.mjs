#!/usr/bin/env node
// Installs what is missing and builds what is stale, without starting anything. `--tools` brings the development tools too.
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'

ensureInstalled({ tools: process.argv.includes('--tools') })
ensureBuilt()
console.log('Aerie is installed and built. Next: npm start')
