/** Shows how much is unread where the eye goes when the page is not in front: title and icon. */
export function showUnread(count: number, title: string): void {
  document.title = count > 0 ? `(${count}) ${title}` : title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const next = count > 0 ? icon?.dataset.dot : icon?.dataset.plain;
  if (icon && next && icon.getAttribute('href') !== next) icon.href = next;
}
