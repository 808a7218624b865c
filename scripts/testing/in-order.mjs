/**
 * Lets steps that run at the same time be read one after the other: the first that has not ended prints as it goes, and
 * what the later ones say is kept until it is their turn.
 * @param {(line: string) => void} say
 */
export function printInOrder(say) {
  /** @type {{ kept: string[], hasEnded: boolean }[]} The first is the one that prints. */
  const outputs = [];
  const print = () => {
    for (let first = outputs[0]; first; first = outputs[0]) {
      first.kept.splice(0).forEach((line) => say(line));
      if (!first.hasEnded) return;
      outputs.shift();
    }
  };
  return {
    /** The output of the next step. */
    open() {
      const output = { kept: [], hasEnded: false };
      outputs.push(output);
      return {
        /** @param {string} line */
        say(line) {
          output.kept.push(line);
          print();
        },
        end() {
          output.hasEnded = true;
          print();
        },
      };
    },
  };
}
