"""设置 Settings: which meetings, targets and rules hold here, and what was told once and is remembered?"""

from taizhang.locale import N_, _
from taizhang.ui import address, appearance, headlines, meetings_list, memory, standards, status_form, targets_form

SECTIONS = {
    "meetings": (N_("Meetings"), meetings_list.show),
    "targets": (N_("Targets"), targets_form.show),
    "status": (N_("Status rules"), status_form.show),
    "appearance": (N_("Language and appearance"), appearance.show),
    "memory": (N_("Remembered and own ledgers"), memory.show),
}

headlines.show("settings", standards.sentence())
section = address.section({name: _(label) for name, (label, _show) in SECTIONS.items()}, _("Part of the settings"))
SECTIONS[section][1]()
