; Demands under ceilings for CLIPS. The demands of the library are asserted once and stay; the limits of a person are
; asserted, the rule runs, and they are retracted.

(deftemplate demand
  (slot variant (type INTEGER))
  (slot dimension (type INTEGER))
  (slot level (type INTEGER)))

(deftemplate limit
  (slot number (type INTEGER))
  (slot dimension (type INTEGER))
  (slot alone (type INTEGER))
  (slot watched (type INTEGER))
  (slot signed (type INTEGER)))

; A demand above what may be done alone: which variant, which limit, and what that limit says.
(defrule exceeded
  (limit (dimension ?d) (number ?limit) (alone ?alone) (watched ?watched) (signed ?signed))
  (demand (dimension ?d) (variant ?variant) (level ?level&:(> ?level ?alone)))
  =>
  (note ?variant ?limit (if (> ?level ?signed) then 3 else (if (> ?level ?watched) then 2 else 1))))
