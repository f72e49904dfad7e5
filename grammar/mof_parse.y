/* SPDX-License-Identifier: MIT */
/*
 * The grammar of MOF (mof-language 2.1), in the dialects of WMI and DMTF. It builds the tree and checks nothing.
 * Keywords are allowed wherever a name is; only `class`, `instance` and `ref` are excluded as the type of a member, so
 * that a missing '}' or type is noticed.
 */
%require "3.8"
%expect 0
%define api.pure full
%define api.prefix {mof_}
%define api.location.type {struct tree_range}
%define parse.error custom
%define parse.lac full
%locations
%param {struct parser *parser}

%code requires {
#include "syntax/parser.h"
}

%code provides {
int mof_lex(MOF_STYPE *value, MOF_LTYPE *range, struct parser *parser);
}

%code {
/* An empty construct has the range of the last token before it, which matters only where no qualifiers are written. */
#define YYLLOC_DEFAULT(Whole, Parts, N) \
	do { \
		(Whole).first = YYRHSLOC(Parts, (N) > 0).first; \
		(Whole).last = YYRHSLOC(Parts, N).last; \
	} while (0)

/*
 * Semantic values are no larger than a pointer, since each step copies one. So a list is a ring while it is built,
 * represented by its last item, whose next is the first; TAKE opens it.
 */
#define START(item) ((item)->next = (item))
#define APPEND(last, item) ((item)->next = (last)->next, (last)->next = (item))
#define TAKE(first, last) \
	do { \
		if (last) { \
			(first) = (last)->next; \
			(last)->next = NULL; \
		} \
	} while (0)

static const struct tree_qualifiers no_qualifiers;

static struct tree_value *new_value(struct parser *parser, enum tree_value_kind kind, struct tree_range range);
static struct tree_declaration *new_declaration(struct parser *parser, enum tree_declaration_kind kind,
						struct tree_range range, uint32_t name);
static struct tree_member *new_member(struct parser *parser, uint32_t type, uint32_t name);
static struct tree_word *new_word(struct parser *parser, uint32_t token);
static struct tree_qualifiers *new_qualifiers(struct parser *parser, struct tree_range range, struct tree_qualifier *last,
					      bool trailing_comma);
static void mof_error(const MOF_LTYPE *range, struct parser *parser, const char *message);
}

%union {
	uintptr_t token;                        /* an index; as wide as the union, which is copied whole */
	struct { bool is_array; uint32_t size; } array;
	struct tree_value *value, *values;
	struct tree_word *words;
	const struct tree_qualifiers *qualifiers;
	struct tree_qualifier *qualifier, *qualifier_list;
	struct tree_member *member, *members;
	struct tree_clause *clauses;
	struct tree_declaration *declaration;
}

%token <token>
	IDENTIFIER	"a name"
	INTEGER		"an integer"
	REAL		"a real number"
	CHARACTER	"a character"
	STRING		"a string"
	ALIAS		"an alias"
	CLASS		"'class'"
	INSTANCE	"'instance'"
	OF		"'of'"
	AS		"'as'"
	REF		"'ref'"
	QUALIFIER	"'qualifier'"
	TRUE		"TRUE"
	FALSE		"FALSE"
	NULL_VALUE	"NULL"
	PRAGMA		"#pragma"
	INCLUDE		"#include"
	'['		"'['"
%token	COMMENT		"a comment"
	LINE_MARKER	"a line marker"
	PREPROCESSOR	"a preprocessor directive"
%token	UNFINISHED	"the end of the file inside a declaration"
	END_OF_FILE 0	"the end of the file"

%type <token>		name name_not_ref keyword type alias
%type <declaration>	declaration directive class instance qualifier_declaration embedded_instance
%type <values>		arguments elements several
%type <value>		argument value scalar unquoted initializer finish array_value
%type <qualifiers>	qualifiers
%type <qualifier_list>	qualifier_list
%type <qualifier>	qualifier qualifier_value
%type <words>		words comma_words
%type <members>		members assignments parameters parameter_list
%type <member>		member assignment parameter head
%type <array>		array brackets
%type <clauses>		clauses

%%

mof:
	%empty
|	mof declaration				{ *parser->end = $2; parser->end = &$2->next; }
|	mof qualifier_declaration		{ if (parser->whole) { *parser->end = $2; parser->end = &$2->next; } }
|	mof ';'
;

declaration:
	directive
|	class
|	instance
;

/*
 * A declaration or member that lacks only its ';' is kept: the token feed inserts the missing ';'. For that the parser
 * must be just before `end` when it encounters the error, so nothing optional may precede `end`.
 */
end:
	';'					{ parser->whole = true; }
|	error ';'				{ parser->whole = @1.first == parser->no_semicolon; yyerrok; }
;

/* ---- directives (2.4) ---- */

directive:
	PRAGMA IDENTIFIER			{ $$ = new_declaration(parser, TREE_PRAGMA, @$, $2); }
|	PRAGMA IDENTIFIER '(' ')'		{ $$ = new_declaration(parser, TREE_PRAGMA, @$, $2); }
|	PRAGMA IDENTIFIER '(' arguments ')'	{ $$ = new_declaration(parser, TREE_PRAGMA, @$, $2);
						  TAKE($$->arguments, $4); }
|	INCLUDE '(' STRING ')'			{ $$ = new_declaration(parser, TREE_INCLUDE, @$, $1);
						  $$->arguments = new_value(parser, TREE_STRING, @3); }
|	INCLUDE STRING				{ $$ = new_declaration(parser, TREE_INCLUDE, @$, $1);
						  $$->arguments = new_value(parser, TREE_STRING, @2); }
;

arguments:
	argument				{ $$ = START($1); }
|	arguments ',' argument			{ $$ = APPEND($1, $3); }
;

argument:
	STRING					{ $$ = new_value(parser, TREE_STRING, @$); }
|	INTEGER					{ $$ = new_value(parser, TREE_INTEGER, @$); }
|	IDENTIFIER				{ $$ = new_value(parser, TREE_WORD, @$); }
;

/* ---- qualifiers (2.5) ---- */

/* Without qualifiers, the declaration begins with the next token, which is known: the parser had to rule out a '['. */
qualifiers:
	%empty					{ $$ = &no_qualifiers; @$.first = yylloc.first; }
|	'[' ']'					{ $$ = new_qualifiers(parser, @$, NULL, false); }
|	'[' qualifier_list ']'			{ $$ = new_qualifiers(parser, @$, $2, false); }
|	'[' qualifier_list ',' ']'		{ $$ = new_qualifiers(parser, @$, $2, true); }
;

qualifier_list:
	qualifier				{ $$ = START($1); }
|	qualifier_list ',' qualifier		{ $$ = APPEND($1, $3); }
;

qualifier:
	name qualifier_value			{ $$ = $2; $$->range = @$; $$->name = $1; }
|	name qualifier_value ':' words		{ $$ = $2; $$->range = @$; $$->name = $1; TAKE($$->flavors, $4); }
;

qualifier_value:
	%empty					{ $$ = tree_new(parser, sizeof *$$); }
|	'(' scalar ')'				{ $$ = tree_new(parser, sizeof *$$); $$->values = $2; }
|	'(' several ')'				{ $$ = tree_new(parser, sizeof *$$); TAKE($$->values, $2); }
|	array_value				{ $$ = tree_new(parser, sizeof *$$); $$->values = $1; }
;

/* A list of literals in parentheses is a common mistake, reported with a message of its own. */
several:
	scalar ',' scalar			{ START($1); $$ = APPEND($1, $3); }
|	several ',' scalar			{ $$ = APPEND($1, $3); }
;

words:
	IDENTIFIER				{ $$ = new_word(parser, $1); START($$); }
|	words IDENTIFIER			{ $$ = new_word(parser, $2); APPEND($1, $$); }
;

/* ---- classes ---- */

class:
	qualifiers CLASS name alias '{' members '}' end
						{ $$ = new_declaration(parser, TREE_CLASS, @$, $3);
						  $$->qualifiers = $1; $$->alias = $4; $$->has_body = true;
						  TAKE($$->members, $6); }
|	qualifiers CLASS name alias ':' name alias '{' members '}' end
						{ $$ = new_declaration(parser, TREE_CLASS, @$, $3);
						  $$->qualifiers = $1; $$->alias = $4 == NO_TOKEN ? $7 : $4;
						  $$->superclass = $6; $$->has_body = true; TAKE($$->members, $9); }
|	qualifiers CLASS name ';'		{ $$ = new_declaration(parser, TREE_CLASS, @$, $3); $$->qualifiers = $1; }
;

alias:
	%empty					{ $$ = NO_TOKEN; }
|	AS ALIAS				{ $$ = $2; }
;

members:
	%empty					{ $$ = NULL; }
|	members member				{ $$ = !parser->whole ? $1 : $1 ? APPEND($1, $2) : START($2); }
|	members error ';'			{ $$ = $1; yyerrok; }
;

member:
	qualifiers head finish			{ $$ = $2; $$->qualifiers = $1; $$->range = @$; $$->value = $3; }
|	qualifiers head brackets finish		{ $$ = $2; $$->qualifiers = $1; $$->range = @$; $$->value = $4;
						  $$->is_array = true; $$->array_size = $3.size; }
|	qualifiers head array '(' parameters ')' end
						{ $$ = $2; $$->qualifiers = $1; $$->range = @$; $$->is_method = true;
						  $$->is_array = $3.is_array; $$->array_size = $3.size; TAKE($$->parameters, $5); }
;

/*
 * `ref` is not reserved, so what follows it decides whether it is the keyword or a name. Brackets after the type are
 * array syntax of other languages: accepted here, reported later.
 */
head:
	type name_not_ref			{ $$ = new_member(parser, $1, $2); }
|	type REF				{ $$ = new_member(parser, $1, $2); }
|	type REF name				{ $$ = new_member(parser, $1, $3); $$->is_reference = true; }
|	type '[' ']' name			{ $$ = new_member(parser, $1, $4); $$->misplaced_brackets = $2; }
;

finish:
	end					{ $$ = NULL; }
|	'=' value end				{ $$ = $2; }
;

array:
	%empty					{ $$.is_array = false; $$.size = NO_TOKEN; }
|	brackets
;

brackets:
	'[' ']'					{ $$.is_array = true; $$.size = NO_TOKEN; }
|	'[' INTEGER ']'				{ $$.is_array = true; $$.size = $2; }
;

initializer:
	%empty					{ $$ = NULL; }
|	'=' value				{ $$ = $2; }
;

parameters:
	%empty					{ $$ = NULL; }
|	parameter_list
;

parameter_list:
	parameter				{ $$ = START($1); }
|	parameter_list ',' parameter		{ $$ = APPEND($1, $3); }
;

parameter:
	qualifiers head array initializer	{ $$ = $2; $$->qualifiers = $1; $$->range = @$; $$->value = $4;
						  $$->is_array = $3.is_array; $$->array_size = $3.size; }
;

/* ---- instances ---- */

instance:
	embedded_instance end			{ $$ = $1; $$->range = @$; }
;

embedded_instance:
	qualifiers INSTANCE OF name alias '{' assignments '}'
						{ $$ = new_declaration(parser, TREE_INSTANCE_OF, @$, $4);
						  $$->qualifiers = $1; $$->alias = $5; $$->has_body = true;
						  TAKE($$->members, $7); }
;

assignments:
	%empty					{ $$ = NULL; }
|	assignments assignment			{ $$ = !parser->whole ? $1 : $1 ? APPEND($1, $2) : START($2); }
|	assignments error ';'			{ $$ = $1; yyerrok; }
;

assignment:
	qualifiers name finish			{ $$ = new_member(parser, NO_TOKEN, $2); $$->range = @$;
						  $$->qualifiers = $1; $$->value = $3; }
;

/* ---- qualifier declarations (2.6) ---- */

qualifier_declaration:
	QUALIFIER name ':' IDENTIFIER end	{ $$ = new_declaration(parser, TREE_QUALIFIER_FLAVORS, @$, $2);
						  $$->flavors = new_word(parser, $4); }
|	QUALIFIER name ':' IDENTIFIER words end	{ $$ = new_declaration(parser, TREE_QUALIFIER_FLAVORS, @$, $2);
						  $$->flavors = new_word(parser, $4); TAKE($$->flavors->next, $5); }
|	QUALIFIER name ':' IDENTIFIER array initializer clauses end
						{ $$ = new_declaration(parser, TREE_QUALIFIER_TYPE, @$, $2);
						  $$->type = $4; $$->is_array = $5.is_array; $$->value = $6;
						  TAKE($$->clauses, $7); }
;

clauses:
	',' name '(' comma_words ')'		{ $$ = tree_new(parser, sizeof *$$); START($$);
						  $$->name = $2; TAKE($$->words, $4); }
|	clauses ',' name '(' comma_words ')'	{ $$ = tree_new(parser, sizeof *$$); APPEND($1, $$);
						  $$->name = $3; TAKE($$->words, $5); }
;

comma_words:
	name					{ $$ = new_word(parser, $1); START($$); }
|	comma_words ',' name			{ $$ = new_word(parser, $3); APPEND($1, $$); }
;

/* ---- values ---- */

value:
	scalar
|	array_value
;

scalar:
	STRING					{ $$ = new_value(parser, TREE_STRING, @$); }
|	unquoted
;

unquoted:
	INTEGER					{ $$ = new_value(parser, TREE_INTEGER, @$); }
|	REAL					{ $$ = new_value(parser, TREE_REAL, @$); }
|	CHARACTER				{ $$ = new_value(parser, TREE_CHARACTER, @$); }
|	TRUE					{ $$ = new_value(parser, TREE_TRUE, @$); }
|	FALSE					{ $$ = new_value(parser, TREE_FALSE, @$); }
|	NULL_VALUE				{ $$ = new_value(parser, TREE_NULL, @$); }
|	ALIAS					{ $$ = new_value(parser, TREE_ALIAS, @$); }
|	embedded_instance			{ $$ = new_value(parser, TREE_INSTANCE, @$); $$->instance = $1; }
;

array_value:
	'{' '}'					{ $$ = new_value(parser, TREE_ARRAY, @$); }
|	'{' elements '}'			{ $$ = new_value(parser, TREE_ARRAY, @$); TAKE($$->elements, $2); }
|	'{' elements ',' '}'			{ $$ = new_value(parser, TREE_ARRAY, @$); TAKE($$->elements, $2);
						  $$->trailing_comma = true; }
;

/* Most values are strings and elements of arrays: these skip the step to a scalar. */
elements:
	scalar					{ $$ = START($1); }
|	elements ',' STRING			{ $$ = new_value(parser, TREE_STRING, @3); APPEND($1, $$); }
|	elements ',' unquoted			{ $$ = APPEND($1, $3); }
;

/* ---- names ---- */

type:
	IDENTIFIER
|	OF
|	AS
|	QUALIFIER
|	TRUE
|	FALSE
|	NULL_VALUE
;

name_not_ref:
	IDENTIFIER
|	keyword
;

name:
	IDENTIFIER
|	REF
|	keyword
;

keyword:
	CLASS
|	INSTANCE
|	OF
|	AS
|	QUALIFIER
|	TRUE
|	FALSE
|	NULL_VALUE
;

%%

static struct tree_value *new_value(struct parser *parser, enum tree_value_kind kind, struct tree_range range)
{
	struct tree_value *value = tree_new(parser, sizeof *value);

	value->kind = kind;
	value->range = range;
	return value;
}

static struct tree_declaration *new_declaration(struct parser *parser, enum tree_declaration_kind kind,
						struct tree_range range, uint32_t name)
{
	struct tree_declaration *declaration = tree_new(parser, sizeof *declaration);

	declaration->kind = kind;
	declaration->range = range;
	declaration->name = name;
	declaration->alias = declaration->superclass = declaration->type = NO_TOKEN;
	declaration->qualifiers = &no_qualifiers;
	return declaration;
}

static struct tree_member *new_member(struct parser *parser, uint32_t type, uint32_t name)
{
	struct tree_member *member = tree_new(parser, sizeof *member);

	member->type = type;
	member->name = name;
	member->array_size = NO_TOKEN;
	member->qualifiers = &no_qualifiers;
	return member;
}

static struct tree_word *new_word(struct parser *parser, uint32_t token)
{
	struct tree_word *word = tree_new(parser, sizeof *word);

	word->token = token;
	return word;
}

static struct tree_qualifiers *new_qualifiers(struct parser *parser, struct tree_range range, struct tree_qualifier *last,
					      bool trailing_comma)
{
	struct tree_qualifiers *qualifiers = tree_new(parser, sizeof *qualifiers);

	qualifiers->range = range;
	qualifiers->written = true;
	qualifiers->trailing_comma = trailing_comma;
	TAKE(qualifiers->first, last);
	return qualifiers;
}

/* Syntax errors are reported in expected.c; what remains is that the parser's stack is exhausted. */
static void mof_error(const MOF_LTYPE *range, struct parser *parser, const char *message)
{
	parser_report_exhausted(parser, range->first, message);
}

static int yyreport_syntax_error(const yypcontext_t *context, struct parser *parser)
{
	yysymbol_kind_t symbols[YYNTOKENS];
	bool takes[YYNTOKENS] = {false};
	int kinds[YYNTOKENS];
	int count = yypcontext_expected_tokens(context, symbols, YYNTOKENS);
	struct unexpected unexpected = {yypcontext_location(context)->first, kinds, 0};

	for (int i = 0; i < count; i++)
		takes[symbols[i]] = true;
	for (int kind = 0; kind <= YYMAXUTOK; kind++)
		if (takes[YYTRANSLATE(kind)])
			kinds[unexpected.count++] = kind;
	parser_report(parser, &unexpected);
	parser_recover(parser, &unexpected);
	return 0;
}
