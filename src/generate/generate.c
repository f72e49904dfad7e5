/* SPDX-License-Identifier: MIT */
#include "generate/generate.h"
#include "security/words.h"

#include <string.h>

#include "model/namespace.h"
#include "security/rights.h"
#include "security/sddl.h"

/* Text as a MOF literal holds it. */
static void put_escaped(struct text text, struct buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		if (strchr("\\\"", text.bytes[i]))
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)text.bytes[i]);
	}
}

static void put_namespace(struct text path, struct buffer *out)
{
	buffer_put_text(out, "#pragma namespace(\"\\\\\\\\.\\\\");
	put_escaped(path, out);
	buffer_put_text(out, "\")\n\n");
}

/* ---- comments ---- */

static void explain_entry(const struct sd_ace *ace, struct buffer *out)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	buffer_printf(out, "//   %-5s ", kind == NULL ? "other" : kind->effect == SD_EFFECT_DENY ? "deny" : "allow");
	sd_put_principal(&ace->sid, out);
	buffer_put_text(out, ": ");
	if (ace->mask == WBEM_FULL_CONTROL)
		buffer_put_text(out, "everything");
	else
		rights_describe(RIGHTS_NAMESPACE, ace->mask, out);
	if (kind && kind->tail == SD_TAIL_CONDITION)
		buffer_put_text(out, ", on a condition");
	if (ace->flags & SD_INHERIT_ONLY)
		buffer_put_text(out, "; for namespaces below alone");
	else if (ace->flags & SD_CONTAINER_INHERIT)
		buffer_put_text(out, ace->flags & SD_NO_PROPAGATE ? "; for namespaces right below too"
								  : "; for namespaces below too");
	buffer_put_byte(out, '\n');
}

static void explain_descriptor(const struct policy *wish, struct buffer *out)
{
	const struct sd_acl *dacl = &wish->descriptor->dacl;

	if (wish->is_guess)
		buffer_put_text(out, "// The descriptor before is not known: this is what Windows gives a new "
				     "namespace.\n");
	buffer_put_text(out, "// Who may do what; the order is that in which Windows looks:\n");
	if (dacl->state != SD_ACL_PRESENT)
		buffer_put_text(out, "//   there is no list, so everyone may do everything\n");
	else if (dacl->count == 0)
		buffer_put_text(out, "//   the list is empty, so nobody may do anything\n");
	for (size_t i = 0; i < dacl->count; i++)
		explain_entry(&dacl->aces[i], out);
}

/* ---- statements ---- */

/* The instance of __Namespace in the parent creates a namespace and gives it its descriptor. */
static const char *put_descriptor(const struct policy *wish, struct text parent, struct text name, struct buffer *out)
{
	struct arena arena = {0};
	struct buffer sddl = {0};
	const char *fault = wish->descriptor ? sddl_format(wish->descriptor, NULL, &arena, &sddl) : NULL;

	if (fault) {
		fault = "gets a descriptor that SDDL has no words for";
	} else {
		put_namespace(parent, out);
		if (wish->descriptor) {
			buffer_put_text(out, "[NamespaceSecuritySDDL(\"");
			put_escaped((struct text){(const char *)sddl.bytes, sddl.size}, out);
			buffer_put_text(out, "\")]\n");
		}
		buffer_put_text(out, "instance of __Namespace\n{\n\tName = \"");
		put_escaped(name, out);
		buffer_put_text(out, "\";\n};\n\n");
	}
	buffer_free(&sddl);
	arena_free(&arena);
	return fault;
}

static void put_deletion(struct text parent, struct text name, struct buffer *out)
{
	buffer_put_text(out, "// The namespace goes with all that is in it.\n");
	put_namespace(parent, out);
	buffer_put_text(out, "#pragma deleteinstance(\"__Namespace.Name=\\\"");
	put_escaped(name, out);
	buffer_put_text(out, "\\\"\", NOFAIL)\n");
}

static void put_encryption(bool is_required, struct text path, struct buffer *out)
{
	put_namespace(path, out);
	buffer_printf(out, "[RequiresEncryption(%s)]\ninstance of __SystemSecurity\n{\n};\n",
		      is_required ? "TRUE" : "FALSE");
}

static void put_head(const struct policy *wish, const char *path, struct buffer *out)
{
	if (wish->undoes)
		buffer_printf(out, "// %s as it was before.\n", path);
	if (wish->requires_encryption)
		buffer_printf(out,
			      "// Remote clients of %s must encrypt: they connect with the authentication level "
			      "PktPrivacy.\n",
			      path);
	else
		buffer_printf(out, "// Remote clients of %s need not encrypt.\n", path);
	if (wish->descriptor)
		explain_descriptor(wish, out);
	if (wish->creates || wish->descriptor)
		buffer_put_text(out, "// The namespace is created if it is not there; compile with mofcomp on the "
				     "computer that is to be "
				     "secured.\n");
	else
		buffer_put_text(out, "// The namespace must exist; compile with mofcomp on the computer that is to be "
				     "secured.\n");
	if (wish->recovers)
		buffer_put_text(out, "#pragma autorecover\n");
}

const char *generate_mof(const struct policy *wish, const char *path, struct buffer *out)
{
	struct arena arena = {0};
	struct cim_namespace_path parsed;
	const char *full, *slash, *fault = NULL;
	struct text parent = {0}, name = {0};

	cim_namespace_parse(&arena, text_of(path), &parsed);
	full = cim_namespace_join(&arena, "root", &parsed);
	slash = strrchr(full, '\\');
	if (slash) {
		parent = (struct text){full, (size_t)(slash - full)};
		name = text_of(slash + 1);
	}
	if (slash == NULL && (wish->descriptor || wish->creates)) {
		fault = "has no parent: no MOF creates it or gives it a descriptor";
	} else if (wish->undoes && wish->creates) {
		put_deletion(parent, name, out);
	} else {
		put_head(wish, full, out);
		if (wish->descriptor || wish->creates)
			fault = put_descriptor(wish, parent, name, out);
		put_encryption(wish->requires_encryption, text_of(full), out);
	}
	arena_free(&arena);
	return fault;
}
