import { parseClass } from './discover';

describe('a class of the schema', () => {
  it('tells its names, parents and attributes', () => {
    expect(
      parseClass(
        "( 2.5.6.6 NAME 'person' DESC 'RFC2256: a person' SUP top STRUCTURAL MUST ( sn $ cn ) MAY ( userPassword $ telephoneNumber ) )",
      ),
    ).toEqual({ names: ['person'], parents: ['top'], attributes: ['sn', 'cn', 'userPassword', 'telephoneNumber'] });
    expect(parseClass("( 1.2 NAME ( 'a' 'b' ) SUP ( top $ other ) AUXILIARY MAY mail )")).toEqual({
      names: ['a', 'b'],
      parents: ['top', 'other'],
      attributes: ['mail'],
    });
  });
});
