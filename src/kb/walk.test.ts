import { expect, test } from 'vitest';
import { walk } from './walk.ts';

test('nodes come in the order of the source', () => {
  const types: string[] = [];
  walk({ type: 'a', children: [{ type: 'b', children: [{ type: 'c' }, { type: 'd', children: [] }] }, { type: 'e' }] }, ({ type }) => types.push(type));
  expect(types.join('')).toBe('abcde');
});

test('neither depth nor breadth exhausts the stack', () => {
  const count = (tree: object) => {
    let nodes = 0;
    walk(tree, () => nodes++);
    return nodes;
  };
  let deep: object = { type: 'a' };
  for (let depth = 0; depth < 300_000; depth++) deep = { type: 'a', children: [deep] };
  expect([count(deep), count({ type: 'a', children: Array.from({ length: 300_000 }, () => ({ type: 'b' })) })]).toEqual([300_001, 300_001]);
});
