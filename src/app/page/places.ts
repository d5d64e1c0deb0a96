import { useEffect, useState } from 'preact/hooks';

/** Goes to another page of the app without leaving it, so that the session stays. */
export function go(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The path; links within the app are followed here, and the reader is brought to the new page's beginning. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const follow = () => {
      setPath(location.pathname);
      scrollTo(0, 0);
      document.getElementById('content')?.focus({ preventScroll: true });
    };
    const click = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a');
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.defaultPrevented || link.origin !== location.origin || link.search || link.hash) return;
      if (!/^\/app(\/|$)/.test(link.pathname)) return;
      event.preventDefault();
      go(link.pathname);
    };
    addEventListener('popstate', follow);
    document.addEventListener('click', click);
    return () => {
      removeEventListener('popstate', follow);
      document.removeEventListener('click', click);
    };
  }, []);
  return path;
}
