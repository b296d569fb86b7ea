// What the Maven build calls: builds the portal into the gateway's classes, and does nothing when nothing has changed.
//   node tools/maven.mjs --classes <target/classes> --target <target> [--skip-tests <true|false>]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const portal = fileURLToPath(new URL('..', import.meta.url))
const given = name => process.argv[process.argv.indexOf(`--${name}`) + 1]
const classes = resolve(given('classes'))
const target = resolve(given('target'), 'portal')
const withTests = given('skip-tests') !== 'true'

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The portal needs Node.js 20 or newer to be built, and this is ${process.version}.`)
  process.exit(1)
}

const NOT_BUILT_FROM = new Set(['node_modules', 'dist', 'journeys', 'README.md'])

function filesUnder(folder, inside = '') {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .filter(entry => !NOT_BUILT_FROM.has(entry.name) && !(inside === 'src/shared/api' && entry.name.endsWith('.d.ts')))
    .flatMap(entry => (entry.isDirectory() ? filesUnder(folder, join(inside, entry.name)) : [join(inside, entry.name)]))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(join(portal, file))).update('\0')
  return hash.digest('hex')
}

const read = file => (existsSync(file) ? readFileSync(file, 'utf8') : '')

function run(command, ...args) {
  return new Promise((done, failed) => {
    const started = spawn(command, args, { cwd: portal, stdio: 'inherit', env: { ...process.env, PORTAL_OUT: join(target, 'dist'), CI: 'true' }, shell: process.platform === 'win32' })
    const complain = () => failed(new Error(`The portal could not be built: ${command} ${args.join(' ')} failed.`))
    started.on('error', complain)
    started.on('close', code => (code === 0 ? done() : complain()))
  })
}

const tool = (name, ...args) => run(process.execPath, join(portal, 'node_modules', name), ...args)

// The file that verifies certificates is shared with the page that works without a network.
const inputs = hashOf([...filesUnder(portal), join('..', 'src', 'main', 'resources', 'static', 'assets', 'code.js')])
const built = join(target, 'built')
const tested = join(target, 'tested')

const lock = hashOf(['package-lock.json'])
const installed = join(portal, 'node_modules', '.installed')

async function install() {
  if (read(installed) === lock) return
  await run('npm', 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error')
  writeFileSync(installed, lock)
}

const mustBuild = read(built) !== inputs
const mustTest = withTests && read(tested) !== inputs

async function build() {
  await tool('vite/bin/vite.js', 'build', '--logLevel', 'warn')
  await run(process.execPath, 'tools/weight.mjs')
  writeFileSync(built, inputs)
}

async function buildAndTest() {
  if (mustBuild) await build()
  if (mustTest) await tool('vitest/vitest.mjs', 'run')
}

// Beside the rest, and only with the tests: what is built does not know types.
async function checkTypes() {
  if (mustTest) await tool('vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'tsconfig.json')
}

try {
  if (mustBuild || mustTest) {
    await install()
    mkdirSync(target, { recursive: true })
    await run(process.execPath, 'tools/types.mjs')
    const outcomes = await Promise.allSettled([buildAndTest(), checkTypes()])
    const failure = outcomes.find(outcome => outcome.status === 'rejected')
    if (failure) throw failure.reason
    if (mustTest) writeFileSync(tested, inputs)
  }
} catch (problem) {
  console.error(problem.message)
  process.exit(1)
}

const dist = join(target, 'dist')
rmSync(join(classes, 'static', 'portal'), { recursive: true, force: true })
cpSync(join(dist, 'portal'), join(classes, 'static', 'portal'), { recursive: true })
cpSync(join(dist, 'index.html'), join(classes, 'static', 'index.html'))
mkdirSync(join(classes, 'portal'), { recursive: true })
cpSync(join(portal, 'src', 'areas.json'), join(classes, 'portal', 'areas.json'))
