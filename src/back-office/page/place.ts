import { useEffect, useState } from 'preact/hooks';

export type Place = { readonly call: string | null };

const cardAddress = /^\/desk\/calls\/([\w-]+)$/;

export function readPlace(): Place {
  const id = cardAddress.exec(location.pathname)?.[1];
  return { call: id ?? null };
}

export function addressOf({ call }: Place): string {
  return call === null ? '/desk' : `/desk/calls/${call}`;
}

/** Where one is: the queue or a call's card. Going somewhere leaves a step in the browser's history. */
export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const back = () => setPlace(readPlace());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = (to: Place) => {
    if (addressOf(to) === location.pathname) return;
    history.pushState(null, '', addressOf(to));
    setPlace(to);
  };
  return [place, go];
}
