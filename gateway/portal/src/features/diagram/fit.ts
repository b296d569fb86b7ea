interface Canvas { resized(): void; zoom(scale?: number | 'fit-viewport', center?: 'auto'): number }

/** Shows the whole drawing; one that had to be made smaller keeps some room at its edges, where lines may run. */
export function showWhole(canvas: Canvas): void {
  canvas.resized()
  const scale = canvas.zoom('fit-viewport', 'auto')
  if (scale < 1) canvas.zoom(scale * 0.95)
}
