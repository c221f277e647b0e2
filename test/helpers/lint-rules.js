// House rules that oxlint does not ship. Plain JavaScript: the linter loads it itself.
const noBareError = {
  create: (context) => ({
    ThrowStatement(node) {
      const made = node.argument;
      if (made?.type === 'NewExpression' && made.callee.name === 'Error') {
        context.report({ node, message: 'Throw one of the five kinds of src/errors.ts.' });
      }
    },
  }),
};

// oxlint-disable-next-line import/no-default-export -- the shape that the linter asks of a plugin
export default { meta: { name: 'gavel' }, rules: { 'no-bare-error': noBareError } };
