/** Calls once, when the element comes near the part of the page that is seen. */
export function whenNear(element: Element, arrive: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      arrive();
    },
    { rootMargin: "50%" },
  );
  observer.observe(element);
}
