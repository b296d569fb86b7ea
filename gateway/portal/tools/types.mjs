// The types of the services' answers, made from the documents in api/. A changed document that no longer fits breaks the build.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

for (const service of ['intake', 'engine', 'department']) {
  const document = JSON.parse(readFileSync(new URL(`../api/${service}.json`, import.meta.url), 'utf8'))
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        // What went wrong is always problem+json, whatever a document says of it.
        if (!status.startsWith('2')) delete response.content
      }
    }
  }
  // Every field of an answer is always there; a request may leave out what its schema does not require.
  const asked = requestSchemas(document)
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (!asked.has(name) && schema.properties) schema.required = Object.keys(schema.properties)
  }
  const types = await openapiTS(document, { alphabetize: true })
  writeFileSync(new URL(`../src/shared/api/${service}.d.ts`, import.meta.url),
    `// Made by npm run types from api/${service}.json.\n${astToString(types)}`)
}

/** Names of the schemas that a request body reaches. */
function requestSchemas(document) {
  const found = new Set()
  const reach = value => {
    if (!value || typeof value !== 'object') return
    const name = value.$ref?.split('/').at(-1)
    if (name && !found.has(name)) {
      found.add(name)
      reach(document.components.schemas[name])
    }
    Object.values(value).forEach(reach)
  }
  for (const path of Object.values(document.paths)) for (const operation of Object.values(path)) reach(operation.requestBody)
  return found
}
