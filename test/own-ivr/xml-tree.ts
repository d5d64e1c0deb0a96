import { SaxesParser } from 'saxes';

/** A document of a platform, as it stands. */
export type Tree = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Tree[];
  text: string;
};

/** Strict: throws for what is not well-formed. */
export function readXml(text: string): Tree {
  const parser = new SaxesParser();
  const open: Tree[] = [];
  let root: Tree | undefined;
  parser.on('opentag', ({ name, attributes }) => {
    const tree: Tree = { name, attributes: { ...attributes } as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(tree);
    root ??= tree;
    open.push(tree);
  });
  parser.on('text', (piece) => {
    const tree = open.at(-1);
    if (tree) tree.text += piece;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  if (!root) throw new Error('there is no document');
  return root;
}

/** All elements of that name, however deep. */
export function findAll(tree: Tree, name: string): Tree[] {
  return [...(tree.name === name ? [tree] : []), ...tree.children.flatMap((child) => findAll(child, name))];
}
