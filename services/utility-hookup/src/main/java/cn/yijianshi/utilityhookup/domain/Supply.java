package cn.yijianshi.utilityhookup.domain;

/** What a provider supplies. */
public enum Supply {
    POWER("power", "power", "用电", "DY", "DGH"),
    WATER("water", "water", "用水", "SY", "SGH"),
    GAS("gas", "gas", "用气", "QY", "QGH"),
    /** Cable television and broadband of the broadcast network. */
    CATV("broadcast", "catv", "广电", "GY", "GDH");

    private final String department;
    private final String fields;
    private final String label;
    private final String appointmentPrefix;
    private final String noticePrefix;

    Supply(String department, String fields, String label, String appointmentPrefix, String noticePrefix) {
        this.department = department;
        this.fields = fields;
        this.label = label;
        this.appointmentPrefix = appointmentPrefix;
        this.noticePrefix = noticePrefix;
    }

    public String department() {
        return department;
    }

    /** Beginning of its field keys on the form. */
    String field(String name) {
        return fields + "." + name;
    }

    String label() {
        return label;
    }

    String appointmentPrefix() {
        return appointmentPrefix;
    }

    String noticePrefix() {
        return noticePrefix;
    }

    /** Beginning of the keys of a new connection. */
    String connection() {
        return this == CATV ? "net" : fields;
    }

    String surveyItem() {
        return fields + "_survey";
    }

    String connectItem() {
        return this == CATV ? "net_install" : fields + "_connect";
    }

    String transferItem() {
        return fields + "_transfer";
    }

    String appointmentItem() {
        return "util_appointment_" + department;
    }
}
