/** Stands for every style sheet in tests. */
module.exports = {};
