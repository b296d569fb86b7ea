package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.EnterpriseName;
import cn.yijianshi.companyregistration.domain.Enterprises.NameTaken;
import cn.yijianshi.companyregistration.domain.Reservation;
import cn.yijianshi.companyregistration.domain.Reservations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlReservations implements Reservations {
    private static final String COLUMNS = "SELECT reservation_no, name, name_region, brand, industry, form, registry,"
            + " holder_id, holder_name, reserved_on, reserved_until, used_by, given_back_on FROM name_reservation ";

    private final JdbcClient jdbc;

    MySqlReservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reservation> of(String number) {
        return jdbc.sql(COLUMNS + "WHERE reservation_no = ?")
                .param(number)
                .query(MySqlReservations::read)
                .optional();
    }

    @Override
    public Optional<Reservation> ofRequest(String holderId, String requestKey) {
        return jdbc.sql(COLUMNS + "WHERE holder_id = ? AND request_key = ?")
                .params(holderId, requestKey)
                .query(MySqlReservations::read)
                .optional();
    }

    @Override
    public List<Reservation> branded(Collection<String> brands, LocalDate day) {
        return jdbc.sql(COLUMNS + "WHERE brand IN (:brands) AND live_name IS NOT NULL AND reserved_until >= :day"
                        + " ORDER BY reservation_no LIMIT 20")
                .param("brands", brands)
                .param("day", day)
                .query(MySqlReservations::read)
                .list();
    }

    @Override
    public List<Reservation> heldBy(String holderId, String after, int limit) {
        var last = after == null ? null : of(after).orElse(null);
        return jdbc.sql(COLUMNS + "WHERE holder_id = :holder"
                        + (last == null
                                ? ""
                                : " AND (reserved_on < :on OR reserved_on = :on AND reservation_no > :number)")
                        + " ORDER BY reserved_on DESC, reservation_no LIMIT :limit")
                .param("holder", holderId)
                .param("limit", limit)
                .param("on", last == null ? null : last.on())
                .param("number", after)
                .query(MySqlReservations::read)
                .list();
    }

    @Override
    public void keep(Reservation reservation, String sound, String requestKey) {
        EnterpriseName name = reservation.name();
        // What has run out makes room.
        jdbc.sql("UPDATE name_reservation SET live_name = NULL WHERE live_name = ? AND reserved_until < ?")
                .params(name.full(), reservation.on())
                .update();
        try {
            jdbc.sql("INSERT INTO name_reservation (reservation_no, name, live_name, name_region, brand, brand_sound,"
                            + " industry, form, registry, holder_id, holder_name, request_key, reserved_on,"
                            + " reserved_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            reservation.number(),
                            name.full(),
                            name.full(),
                            name.region(),
                            name.brand(),
                            sound,
                            name.industry(),
                            name.form(),
                            reservation.registry(),
                            reservation.holderId(),
                            reservation.holderName(),
                            requestKey,
                            reservation.on(),
                            reservation.until())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(name.full());
        }
    }

    @Override
    public void used(String number, String caseId) {
        jdbc.sql("UPDATE name_reservation SET used_by = ?, live_name = NULL WHERE reservation_no = ?")
                .params(caseId, number)
                .update();
    }

    @Override
    public void giveBack(String number, LocalDate day) {
        jdbc.sql("UPDATE name_reservation SET given_back_on = ?, live_name = NULL WHERE reservation_no = ?")
                .params(day, number)
                .update();
    }

    private static Reservation read(ResultSet row, int number) throws SQLException {
        return new Reservation(
                row.getString("reservation_no"),
                new EnterpriseName(
                        row.getString("name"),
                        row.getString("name_region"),
                        row.getString("brand"),
                        row.getString("industry"),
                        row.getString("form")),
                row.getString("registry"),
                row.getString("holder_id"),
                row.getString("holder_name"),
                row.getObject("reserved_on", LocalDate.class),
                row.getObject("reserved_until", LocalDate.class),
                row.getString("used_by"),
                row.getObject("given_back_on", LocalDate.class));
    }
}
