/** How large a file is, as a person reads it: kilobytes of 1024 bytes, at least one, and megabytes from there on. */
export const fileSize = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)
