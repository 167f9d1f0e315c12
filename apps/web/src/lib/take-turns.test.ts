import { expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

const together = { alone: false };
const alone = { alone: true };

/** Work that notes when it begins and ends when told. */
function piecesOfWork() {
  const begun: string[] = [];
  const piece = (name: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const work = () => {
      begun.push(name);
      return promise;
    };
    return { work, end: () => resolve(name), fail: () => reject(new Error(name)) };
  };
  return { begun, piece };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('runs side by side what need not be alone', async () => {
  const { begun, piece } = piecesOfWork();
  const takeTurn = takeTurns();
  void takeTurn(piece('one').work, together);
  void takeTurn(piece('two').work, together);
  await settled();
  expect(begun).toEqual(['one', 'two']);
});

it('begins what goes alone when all before it has ended, and nothing beside it', async () => {
  const { begun, piece } = piecesOfWork();
  const [question, opening, later] = [piece('question'), piece('opening'), piece('later')];
  const takeTurn = takeTurns();
  void takeTurn(question.work, together);
  void takeTurn(opening.work, alone);
  void takeTurn(later.work, together);
  await settled();
  expect(begun).toEqual(['question']);
  question.end();
  await settled();
  expect(begun).toEqual(['question', 'opening']);
  opening.end();
  await settled();
  expect(begun).toEqual(['question', 'opening', 'later']);
});

it('goes on after what failed, and hands the failure to who asked for it', async () => {
  const { begun, piece } = piecesOfWork();
  const opening = piece('opening');
  const takeTurn = takeTurns();
  const refused = expect(takeTurn(opening.work, alone)).rejects.toThrow('opening');
  void takeTurn(piece('later').work, together);
  await settled();
  opening.fail();
  await refused;
  await settled();
  expect(begun).toEqual(['opening', 'later']);
});
