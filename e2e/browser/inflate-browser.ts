import chromium, { inflate } from '@sparticuz/chromium'
import { fileURLToPath } from 'node:url'

/** Unpacks npm's Chromium, its fonts and libraries into the folder for temporary files (TMPDIR). */
const libraries = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))
await Promise.all([chromium.executablePath(), inflate(fileURLToPath(libraries))])
