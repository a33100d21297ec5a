/** Lets others have their turn in the midst of long work: what has arrived meanwhile is seen to. */
export function breath(every = 20): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < every) return
    await new Promise<void>((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}
