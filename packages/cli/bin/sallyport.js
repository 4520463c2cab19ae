#!/usr/bin/env node
import { existsSync } from 'node:fs'

const program = new URL('../dist/main.js', import.meta.url)
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`sallyport needs Node 24 or newer; this is Node ${process.versions.node}.`)
  process.exit(2)
}
if (!existsSync(program)) {
  console.error(
    'The command has not been built. In the repository, run "npx --yes pnpm@12.21.0 build" once, or use "npx --yes pnpm@12.21.0 sallyport …", which builds it automatically.',
  )
  process.exit(2)
}
await import(program.href)
