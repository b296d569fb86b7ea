import { answerOf, intake, Problem, toProblem, type Intake } from '@/shared/api'
import { mandateFor, ourHeaders, signedOutMeanwhile } from '@/shared/api/http'

export type Upload = Intake['UploadView']

/** What scanners and phones make; the platform looks into every file itself. */
export const KINDS = 'image/jpeg,image/png,application/pdf,.jpg,.jpeg,.png,.pdf'

/** Sends one file and tells how far it is. The same file sent again is the same material, so a retry costs nothing. */
export function sendFile(file: File, draft: string | undefined, progress: (part: number) => void): Promise<Upload> {
  return sendTo(`/api/materials${draft ? `?draft=${encodeURIComponent(draft)}` : ''}`, file, {}, progress)
}

/** Sends a file to where it is asked for. */
export function sendTo<T>(address: string, file: File, headers: Record<string, string>, progress: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body has been sent.
    const request = new XMLHttpRequest()
    request.open('POST', address)
    for (const [name, value] of Object.entries({ ...ourHeaders('POST'), ...mandateFor(address), ...headers })) request.setRequestHeader(name, value)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'text'
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) progress(event.loaded / event.total) })
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300 && body) return resolve(body as T)
      if (request.status === 401) signedOutMeanwhile()
      return reject(new Problem(request.status, (body ?? {}) as Record<string, unknown>))
    })
    request.addEventListener('error', () => reject(new Problem(0, {})))
    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Asks until the file has been looked into. */
export async function checked(upload: Upload, over: () => boolean): Promise<Upload> {
  let now = upload
  while (now.state === 'QUARANTINED' && !over()) {
    await new Promise(resolve => setTimeout(resolve, 1500))
    try {
      now = (await answerOf(intake.GET('/api/materials/{id}', { params: { path: { id: upload.id } } })))!
    } catch (error) {
      if (toProblem(error).status === 404) throw error
    }
  }
  return now
}
