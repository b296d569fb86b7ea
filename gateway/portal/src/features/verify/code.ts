// The one file that reads and verifies codes, here, on the page without a network, and in the tests in Java.
// @ts-expect-error it is plain JavaScript, because the offline page carries it as it is
import * as plain from '../../../../src/main/resources/static/assets/code.js'

export interface Code {
  licenceId: string
  title: string
  number: string
  holder: string
  authority: string
  issuedAt: Date
  validUntil: string | null
  version: number
}
export type Signature = 'genuine' | 'false' | 'unknown-key' | 'cannot'

export const readCode = plain.readCode as (text: string) => Code | null
export const verifyCode = plain.verifyCode as (code: Code, keys: unknown[]) => Promise<Signature>
export const isHeldBy = plain.isHeldBy as (code: Code, name: string) => Promise<boolean>
