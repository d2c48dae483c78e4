/*
 * The texts of MLflow's filters and order_by clauses.
 *
 * MLflow has them read by the sqlparse library and then refuses what is no comparison, naming it
 * ("Invalid clause(s) in filter string: ..."). So no text is a syntax error here either: what
 * belongs to no comparison becomes a leftover, and its extent decides what the message names.
 *
 * SyntaxReader prepares the tokens: parentheses always come in pairs, and a reserved word beside a
 * dot or before a parenthesis is a WORD.
 */
grammar SearchSyntax;

options {
    caseInsensitive = true;
}

filter
    : clause* EOF
    ;

clause
    : AND                               # conjunction
    | operand (comparator operand)+     # comparison
    | identifier NOT? IN group          # membership
    | identifier IS (NULL | NOT_NULL)   # nullTest
    | operand                           # leftoverOperand
    | ~(AND | LEFT_PARENTHESIS | RIGHT_PARENTHESIS | WORD | NAME | QUOTED | WHOLE_NUMBER | DECIMAL
        | PLACEHOLDER | NULL)           # leftoverToken
    ;

comparator
    : SYMBOL
    | PATTERN_COMPARATOR
    ;

/* Arithmetic means nothing to MLflow, but its extent shows in the message. */
operand
    : primary (OPERATOR primary)*
    ;

primary
    : identifier group  # call
    | identifier        # name
    | QUOTED            # text
    | WHOLE_NUMBER      # wholeNumber
    | DECIMAL           # decimal
    | group             # list
    | PLACEHOLDER       # placeholder
    | NULL              # nothing
    ;

identifier
    : (WORD | NAME) (DOT (WORD | NAME | QUOTED) | DIGIT_PART)*
    ;

group
    : LEFT_PARENTHESIS
      (group | ~(LEFT_PARENTHESIS | RIGHT_PARENTHESIS))*
      RIGHT_PARENTHESIS
    ;

/* A second name in the place of ASC or DESC gets a message of its own. */
orderBy
    : orderKey (DIRECTION | identifier)? EOF
    ;

orderKey
    : identifier
    | TIMESTAMP
    ;

AND:         'AND';
IN:          'IN';
IS:          'IS';
NOT:         'NOT';
NULL:        'NULL';
NOT_NULL:    'NOT' BLANK 'NULL';
DIRECTION:   'ASC' | 'DESC';
TIMESTAMP:   'TIMESTAMP';

PATTERN_COMPARATOR
    : ('NOT' BLANK)? ('LIKE' | 'ILIKE' | 'RLIKE' | 'REGEXP')
    ;

/* Words of SQL that are no names unless quoted; of sqlparse's eight hundred those that occur. */
RESERVED
    : 'ALIAS' | 'ALL' | 'ANY' | 'BETWEEN' | 'CASE' | 'COMMENT' | 'COUNT' | 'DATA' | 'DATE' | 'DAY'
    | 'DEFAULT' | 'ELSE' | 'END' | 'EXISTS' | 'FALSE' | 'FROM' | 'GROUP' | 'HAVING' | 'HOUR'
    | 'KEY' | 'LAST' | 'LENGTH' | 'LEVEL' | 'LIMIT' | 'LOCATION' | 'MAX' | 'METHOD' | 'MIN'
    | 'MODE' | 'NONE' | 'OFFSET' | 'OR' | 'ORDER' | 'OWNER' | 'PARAMETER' | 'PARAMETERS' | 'PATH'
    | 'ROLE' | 'SCHEMA' | 'SELECT' | 'SIZE' | 'SOURCE' | 'START' | 'STOP' | 'TABLE' | 'TEXT'
    | 'THEN' | 'TIME' | 'TRUE' | 'TYPE' | 'UNION' | 'UNKNOWN' | 'USER' | 'VALID' | 'VALUES'
    | 'VERSION' | 'VIEW' | 'WHEN' | 'WHERE' | 'YEAR'
    ;

DECIMAL
    : '-'? DIGITS ('.' DIGITS)? 'E' '-'? DIGITS
    | '-'? (DIGITS '.' DIGITS? | '.' DIGITS)
    ;

WHOLE_NUMBER
    : '-'? DIGITS
    ;

HEXADECIMAL
    : '-'? '0X' [0-9A-F]+
    ;

/* The end of "metrics.5fold", which begins like a number. */
DIGIT_PART
    : '.' DIGITS [\p{L}_] WORD_CHARACTER*
    ;

WORD
    : WORD_CHARACTER (WORD_CHARACTER | [$#])*
    ;

/* A quote inside is doubled or escaped; a backslash before the last quote is itself. */
QUOTED
    : '\'' ('\'\'' | '\\'+ ~'\\' | ~['\\])* '\\'* '\''
    ;

/* `a b`, "a b" or [a b] */
NAME
    : '`' ('``' | ~'`')* '`'
    | '"' ('""' | '\\'+ ~'\\' | ~["\\])* '\\'* '"'
    | '[' ~[[\]]+ ']'
    ;

PLACEHOLDER
    : '?'
    | '%S'
    ;

SYMBOL
    : [<>=~!]+
    ;

OPERATOR
    : [+/@#%^&|*\-]+
    | '->'
    ;

COMMENT
    : ('--' | '# ') ~[\r\n]*
    | '/*' .*? '*/'
    ;

DOT:                '.';
COMMA:              ',';
SEMICOLON:          ';';
LEFT_PARENTHESIS:   '(';
RIGHT_PARENTHESIS:  ')';

SPACE
    : BLANK -> channel(HIDDEN)
    ;

/* Anything else on its own: an opening quote without its end, a parenthesis without its partner. */
STRAY
    : .
    ;

fragment BLANK
    : [\p{White_Space}]+
    ;

fragment DIGITS
    : [0-9]+
    ;

fragment WORD_CHARACTER
    : [\p{L}\p{N}_]
    ;
