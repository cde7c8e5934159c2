/**
 * Lets timers, signals and messages be handled before going on. A message to oneself is a task of its own in Node,
 * pages and workers alike, at a hundredth of the cost of the shortest timer.
 */
export async function yieldToEventLoop(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port2.addEventListener("message", () => resolve(), { once: true });
    port2.start();
    port1.postMessage(null);
  });
  port1.close();
}
