/*---
title: {zh: 在办申请的敞口, en: Exposures of applications under way}
about: {zh: 一行一家银行在一个不动产单元上的在办登记申请，至办结为止；注销申请不在其内。, en: "One row a unit for which a bank has an application with the registry, until it is decided; applications to cancel are left out."}
---*/
select
    licence.institution_id,
    'unit' as subject_kind,
    application.unit_code as subject_id,
    min(application.receipt_number) as reference,
    min(application.received_on) as received_on
from property_application as application
inner join licence on application.applicant_unified_code = licence.unified_code
where
    application.application_kind != 'cancel_mortgage'
    and application.received_on <= as_of
    and (application.decided_on is null or application.decided_on > as_of)
group by licence.institution_id, application.unit_code
