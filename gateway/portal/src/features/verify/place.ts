/** Where a certificate's address leads: whatever host it names, the paper is looked up here. */
export function placeOf(address: string): { path: string; hash: string } | undefined {
  const [, issuer, paper, code = ''] = /\/verify\/([\w-]+)\/([\w-]+)(#.*)?$/.exec(address.trim()) ?? []
  return issuer ? { path: `/verify/${issuer}/${paper}`, hash: code } : undefined
}
