// Fails when the applicant's first page loads more script than it may, 120 KB as it travels, or one of his pages has Element Plus.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const most = 120 * 1024
const out = process.env.PORTAL_OUT ?? 'dist'
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'))

function filesOf(key, found = new Set()) {
  const chunk = manifest[key]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const other of chunk.imports ?? []) filesOf(other, found)
  return found
}

const first = filesOf('index.html')
filesOf('src/features/home/HomePage.vue', first)
const weights = [...first].map(file => [gzipSync(readFileSync(join(out, file)), { level: 6 }).length, file])
const sum = weights.reduce((all, [weight]) => all + weight, 0)
for (const [weight, file] of weights) console.log(`${(weight / 1024).toFixed(1).padStart(7)} KB  ${file}`)
console.log(`${(sum / 1024).toFixed(1).padStart(7)} KB  first page, of at most ${most / 1024} KB`)
if (sum > most) {
  console.error('The first page has become too heavy: load what only some need with import().')
  process.exit(1)
}

const text = file => readFileSync(file, 'utf8')
// What the working views share is nobody's page.
const features = readdirSync('src/features').filter(name => name !== 'work' && existsSync(`src/features/${name}/routes.ts`) && !text(`src/features/${name}/routes.ts`).includes("shell: 'work'"))
const theirs = new Set(Object.keys(manifest).filter(key => features.some(name => key.startsWith(`src/features/${name}/`))).flatMap(key => [...filesOf(key)]))
const kits = [...first, ...theirs].filter(file => /["'`]el-(?:icon|select|popper)/.test(text(join(out, file))))
if (!theirs.size || kits.length) {
  console.error(`Applicants would load Element Plus: ${kits.join(', ')}`)
  process.exit(1)
}
