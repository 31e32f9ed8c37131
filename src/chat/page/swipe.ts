const far = 56;

/** Follows one finger over a message: drawn to the left far enough and let go, it is a reply. */
export function startSwipe(start: TouchEvent, item: HTMLElement, onReply: () => void): void {
  const touch = start.touches[0];
  if (!touch || start.touches.length > 1) return;
  const { clientX, clientY } = touch;
  let moved = 0;
  const move = (event: TouchEvent) => {
    const at = event.touches[0];
    if (!at) return;
    if (moved === 0 && Math.abs(at.clientY - clientY) > 12) return end();
    moved = Math.max(-far - 16, Math.min(0, at.clientX - clientX));
    if (moved < -12) item.style.transform = `translateX(${moved}px)`;
  };
  const end = () => {
    item.removeEventListener('touchmove', move);
    item.removeEventListener('touchend', end);
    item.removeEventListener('touchcancel', end);
    item.style.transform = '';
    if (moved <= -far) onReply();
    moved = 0;
  };
  item.addEventListener('touchmove', move, { passive: true });
  item.addEventListener('touchend', end);
  item.addEventListener('touchcancel', end);
}
