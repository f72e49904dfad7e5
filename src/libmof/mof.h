/* SPDX-License-Identifier: MIT */
/*
 * libmof: a library that compiles MOF, the Managed Object Format of WMI and CIM, and converts security descriptors. It
 * corresponds to IMofCompiler on Windows, with detailed diagnostics.
 *
 * A compiler must be used by one thread at a time; compilers in different threads share no writable data. Strings are
 * UTF-8 and end with a NUL. Results belong to the compiler and live until mof_free(), unless the caller is documented to
 * own them. If memory runs out, the program is aborted. libmof(3) has an example.
 */
#ifndef MOFKIT_LIBMOF_MOF_H
#define MOFKIT_LIBMOF_MOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mof_compiler;

/* The version of the library, "0.1.0". */
const char *mof_version(void);

/* ---- compiling ---- */

/* A new compiler. mof_free() frees it and everything it returned, and accepts NULL. */
struct mof_compiler *mof_new(void);
void mof_free(struct mof_compiler *compiler);

/*
 * Sets an option; to be called before anything is compiled. Returns false if the option is unknown, the value is invalid,
 * or something was compiled already. The names are those of the command line, see mof-check(1):
 *
 *   namespace, code-page, dialect       one value; the last one wins
 *   include, env, base                  one more value each time
 *   strict, closed                      set by any value, also NULL
 */
bool mof_set(struct mof_compiler *compiler, const char *option, const char *value);

/*
 * Replaces the file system for files and includes. `read` returns NULL and sets *bytes to memory from malloc(), which the
 * library frees, and *size; or it returns an error message that follows "cannot read X: ". Paths of includes are then
 * joined without further checks: `read` decides which may be read. To be called before anything is compiled.
 */
typedef const char *mof_reader(void *context, const char *path, void **bytes, size_t *size);
void mof_set_reader(struct mof_compiler *compiler, mof_reader *read, void *context);

/*
 * Compiles a file, or bytes that are called `name` in messages: MOF text in any encoding, or binary MOF. All inputs of one
 * compiler form one compile, in that order. Returns true if there are no errors; see mof_diagnostics().
 */
bool mof_compile_file(struct mof_compiler *compiler, const char *path);
bool mof_compile_buffer(struct mof_compiler *compiler, const char *name, const void *bytes, size_t size);

/*
 * Applies everything that was compiled to a repository in memory, after the files of the option base, which reports the
 * errors that only a repository finds. To be called once, after compiling. Returns true if there are no errors at all.
 */
bool mof_apply(struct mof_compiler *compiler);

/* ---- diagnostics ---- */

enum mof_severity { MOF_NOTE, MOF_WARNING, MOF_ERROR };

/* Lines and columns count from 1, columns in characters; file is NULL if there is no location. */
struct mof_place {
	const char *file;
	unsigned line, column, end_line, end_column;
};

struct mof_diagnostic {
	const char *code; /* "MOF120", never changes */
	const char *name; /* "class-without-key" */
	enum mof_severity severity;
	uint32_t hresult; /* the code of Windows, 0x8004...; 0 if there is none */
	struct mof_place place;
	const char *message;
	const char *help; /* how to fix it, or NULL */
};

/*
 * Calls `take` for each diagnostic, in the order of files and locations; the struct is valid during the call. Returns the
 * number of errors. `take` may be NULL.
 */
size_t mof_diagnostics(struct mof_compiler *compiler,
		       void (*take)(void *context, const struct mof_diagnostic *diagnostic), void *context);

/* ---- output ---- */

/*
 * Writes everything that was compiled in a format of mof-compile(1): "bmf", "json", "mof", "cheader", ... The caller frees
 * *bytes with mof_release(). Returns false if there are errors, if the format is unknown, or if the format cannot express
 * the result, which adds an error.
 */
bool mof_write(struct mof_compiler *compiler, const char *format, void **bytes, size_t *size);

/* The same to a file, atomically. Returns NULL, or an error message that follows "cannot write X: ". */
const char *mof_write_file(struct mof_compiler *compiler, const char *format, const char *path);

void mof_release(void *bytes);

/* ---- compiled items ---- */

struct mof_item; /* an operation of a file: a class, an instance, or a deletion */
struct mof_qualifiers;
struct mof_qualifier;
struct mof_property; /* or reference, or parameter of a method */
struct mof_method;
struct mof_value;

enum mof_item_kind { MOF_CLASS, MOF_INSTANCE, MOF_DELETE_CLASS, MOF_DELETE_INSTANCE };

/* The items, in order; those of a file with syntax errors as far as it could be parsed. */
size_t mof_item_count(const struct mof_compiler *compiler);
const struct mof_item *mof_item_at(const struct mof_compiler *compiler, size_t index);

enum mof_item_kind mof_item_kind(const struct mof_item *item);
const char *mof_item_namespace(const struct mof_item *item); /* "root\\cimv2" */

/* The name of a class, of the class of an instance, or the class name or path of a deletion. */
char *mof_item_name(const struct mof_item *item);
const char *mof_item_superclass(const struct mof_item *item); /* NULL if there is none */

/* NULL for a deletion. */
const struct mof_qualifiers *mof_item_qualifiers(const struct mof_item *item);
size_t mof_item_property_count(const struct mof_item *item);
const struct mof_property *mof_item_property_at(const struct mof_item *item, size_t index);
size_t mof_item_method_count(const struct mof_item *item);
const struct mof_method *mof_item_method_at(const struct mof_item *item, size_t index);

const char *mof_property_name(const struct mof_property *property);
const char *mof_property_type(const struct mof_property *property); /* "uint32", or a class; NULL in an instance */
bool mof_property_is_reference(const struct mof_property *property);
bool mof_property_is_array(const struct mof_property *property);
const struct mof_qualifiers *mof_property_qualifiers(const struct mof_property *property);
const struct mof_value *mof_property_value(const struct mof_property *property); /* NULL if there is none */

const char *mof_method_name(const struct mof_method *method);
const char *mof_method_type(const struct mof_method *method);
const struct mof_qualifiers *mof_method_qualifiers(const struct mof_method *method);
size_t mof_method_parameter_count(const struct mof_method *method);
const struct mof_property *mof_method_parameter_at(const struct mof_method *method, size_t index);

size_t mof_qualifier_count(const struct mof_qualifiers *qualifiers);
const struct mof_qualifier *mof_qualifier_at(const struct mof_qualifiers *qualifiers, size_t index);
const char *mof_qualifier_name(const struct mof_qualifier *qualifier);
const struct mof_value *mof_qualifier_value(const struct mof_qualifier *qualifier);
unsigned mof_qualifier_flavors(const struct mof_qualifier *qualifier); /* WBEM_FLAVOR_*: 1 instance, 2 subclass ... */

/* Values as written: a literal keeps its kind, whatever the type of its property. */
enum mof_value_kind {
	MOF_NULL,
	MOF_BOOLEAN,
	MOF_INTEGER,
	MOF_REAL,
	MOF_CHARACTER,
	MOF_STRING,
	MOF_ALIAS,
	MOF_OBJECT,
	MOF_ARRAY,
};

enum mof_value_kind mof_value_kind(const struct mof_value *value);
bool mof_value_boolean(const struct mof_value *value);
uint64_t mof_value_integer(const struct mof_value *value, bool *negative); /* the magnitude */
double mof_value_real(const struct mof_value *value);
unsigned mof_value_character(const struct mof_value *value);                 /* a UTF-16 unit */
const char *mof_value_string(const struct mof_value *value, size_t *length); /* also of an alias; not NUL-terminated */
size_t mof_value_count(const struct mof_value *value); /* the number of elements of an array, else 0 */
const struct mof_value *mof_value_at(const struct mof_value *value, size_t index);

/* ---- security descriptors ---- */

/*
 * Convert SDDL to the self-relative form and back (MS-DTYP 2.5.1, 2.4.6). Return NULL and set the result, or return an
 * error message; the caller frees either with mof_release().
 */
char *mof_sddl_to_binary(const char *sddl, void **bytes, size_t *size);
char *mof_sddl_from_binary(const void *bytes, size_t size, char **sddl);

/* Whether two descriptors in SDDL have the same effect: 1, 0, or -1 if one of them is invalid. */
int mof_sddl_same(const char *first, const char *second);

#ifdef __cplusplus
}
#endif
#endif
