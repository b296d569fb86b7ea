/** The address that a receipt's QR code holds. */
export const receiptAddress = (caseNo: string, code: string) => `${location.origin}/track#${encodeURIComponent(caseNo)}/${encodeURIComponent(code)}`

/** Number and code, from what follows # in such an address. */
export function readReceipt(hash: string): { caseNo: string; code: string } | null {
  const [caseNo, code, ...more] = hash.replace(/^#/, '').split('/')
  if (!caseNo || !code || more.length) return null
  try {
    return { caseNo: decodeURIComponent(caseNo), code: decodeURIComponent(code) }
  } catch {
    return null
  }
}
